import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { BuyerEntry } from '../../domain/buyer.js';
import type { CountryPack } from '../../domain/country.js';
import type { Texts } from '../locales/en.js';
import type { Access } from '../offer-request.js';
import { askRegister } from './ask-register.js';
import { Combobox, type Chooser } from './combobox.js';
import { listStyle } from './option-list.js';
import { describeProposal, proposedEntry, type Proposal } from './proposal.js';

/** The form as the search sees it. */
export interface SearchHost {
  readonly access: Access | undefined;
  readonly pack: CountryPack;
  readonly texts: Texts;
  /** The country's source takes names; else whole numbers. */
  readonly takesNames: boolean;
  /** The field stands alone: nothing can be sent yet, so that Enter is about the search. */
  readonly isAlone: boolean;
  /** The buyer has chosen a company. */
  take(entry: BuyerEntry): void;
  /** The buyer's company is not to be found. */
  giveUp(): void;
  /** There is something new to be said. */
  announce(): void;
}

// Milliseconds without a key after which somebody has come to an end, for now.
const pause = 180;
// Characters: what the server takes, and what a number has everywhere.
const least = { name: 3, number: 8 } as const;

/**
 * The company search. It asks the server while somebody types, proposes the first company by itself, and is silent where no register
 * answers.
 */
export class CompanySearch implements Chooser {
  readonly style = listStyle;
  /** What screen readers are told. */
  announcement = '';
  readonly #box = new Combobox(this);
  #asking = new AbortController();
  #pausing: ReturnType<typeof setTimeout> | undefined;
  #proposals: readonly Proposal[] = [];
  /** Nobody answers, or the company is not listed: the field is an ordinary one. */
  #isOver = false;

  readonly #host: SearchHost;
  constructor(host: SearchHost) {
    this.#host = host;
  }

  /** Takes hold of the field, wherever it has been drawn by now. */
  follow(field: HTMLInputElement | null): void {
    if (this.#host.isAlone) this.#isOver = false;
    this.#box.follow(this.#isOver ? undefined : (field ?? undefined));
  }

  /** The buyer goes on by hand. */
  end(): void {
    this.#isOver = true;
  }

  get label(): string {
    return this.#host.texts.search.label;
  }

  look(because: 'typed' | 'came' | 'asked'): void {
    // In a form that is filled in, coming to the name is no question.
    if (because === 'came' && !this.#host.isAlone) return;
    this.closed();
    const text = this.#box.text.trim();
    const enough = this.#host.takesNames ? least.name : least.number;
    if (text.replace(/[^\p{L}\p{N}]/gu, '').length < enough) this.#box.close();
    else this.#pausing = setTimeout(() => void this.#ask(text), pause);
  }

  entered(): boolean {
    if (!this.#host.isAlone) return false;
    const text = this.#box.text.trim();
    if (text) void this.#ask(text);
    return true;
  }

  chosen(index: number): void {
    const proposal = this.#proposals[index];
    this.#box.close();
    if (proposal) {
      // Or the field would be left as it goes, with what was typed: over what was found.
      this.#box.leave();
      this.#say(proposal.name);
      this.#host.take(proposedEntry(this.#host.pack, proposal));
    } else this.#giveUp();
  }

  closed(): void {
    clearTimeout(this.#pausing);
    this.#asking.abort();
  }

  async #ask(text: string): Promise<void> {
    const { access, pack, texts } = this.#host;
    this.closed();
    if (!access) return;
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const proposals = await askRegister(access, pack.code, text, signal);
    if (signal.aborted) return;
    if (!proposals) {
      this.#giveUp();
      return;
    }
    this.#proposals = proposals;
    // The way out comes after the last company.
    this.#box.open([...proposals.map(renderProposal), html`<u>${texts.search.notListed}</u>`], 0);
    this.#say(texts.search.found(proposals.length));
  }

  /** What was typed stays, as an ordinary entry. */
  #giveUp(): void {
    this.end();
    this.#host.giveUp();
  }

  #say(text: string): void {
    this.announcement = text;
    this.#host.announce();
  }
}

function renderProposal(proposal: Proposal): TemplateResult {
  const details = describeProposal(proposal);
  return html`${proposal.name} ${details ? html`<small>${details}</small>` : nothing}`;
}
