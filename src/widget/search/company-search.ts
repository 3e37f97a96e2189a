import { nothing, render } from 'lit/html.js';
import type { BuyerEntry } from '../../domain/buyer.js';
import type { CountryPack } from '../../domain/country.js';
import type { Texts } from '../locales/en.js';
import type { Access } from '../offer-request.js';
import { askRegister } from './ask-register.js';
import { foundStyle, listId, optionId, renderFound } from './found-list.js';
import { proposedEntry, type Proposal } from './proposal.js';

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
 * The company search: makes a combobox of the field it is given (ARIA Authoring Practices, editable combobox with list autocomplete; the
 * first company is active by itself). It asks the server while somebody types, and is silent where no register answers.
 */
export class CompanySearch {
  readonly style = foundStyle;
  /** What screen readers are told. */
  announcement = '';
  #field: HTMLInputElement | undefined;
  #place: HTMLElement | undefined;
  /** What the field tells the browser's autofill when it is an ordinary one. */
  #autofill: AutoFill = '';
  #listening = new AbortController();
  #asking = new AbortController();
  #pausing: ReturnType<typeof setTimeout> | undefined;
  #proposals: readonly Proposal[] = [];
  #active = 0;
  #isOpen = false;
  /** Nobody answers, or the company is not listed: the field is an ordinary one. */
  #isOver = false;

  readonly #host: SearchHost;
  constructor(host: SearchHost) {
    this.#host = host;
  }

  /** Takes hold of the field, wherever it has been drawn by now. */
  follow(field: HTMLInputElement | null): void {
    if (this.#host.isAlone) this.#isOver = false;
    const next = this.#isOver ? undefined : (field ?? undefined);
    if (next === this.#field) return;
    this.#letGo();
    this.#field = next;
    if (!next) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    next.addEventListener('input', () => this.#wait(), { signal });
    next.addEventListener('focus', () => this.#wait(), { signal });
    next.addEventListener('blur', () => this.#close(), { signal });
    next.addEventListener('keydown', (event) => this.#press(event), { signal });
    // The browser's own list would lie on top of ours.
    this.#autofill = next.autocomplete;
    next.autocomplete = 'off';
    next.setAttribute('role', 'combobox');
    next.setAttribute('aria-autocomplete', 'list');
    next.setAttribute('aria-controls', listId);
    this.#place = next.parentElement?.appendChild(document.createElement('div'));
    // A press must not take the focus out of the field, or the list would be gone before it ends.
    this.#place?.addEventListener('mousedown', (event) => event.preventDefault());
    this.#place?.addEventListener('click', (event) => this.#click(event));
    this.#draw();
  }

  /** The buyer goes on by hand. */
  end(): void {
    this.#isOver = true;
  }

  #letGo(): void {
    this.#close();
    this.#listening.abort();
    this.#place?.remove();
    const field = this.#field;
    if (!field) return;
    for (const name of ['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls']) field.removeAttribute(name);
    field.autocomplete = this.#autofill;
  }

  #wait(): void {
    this.#stopAsking();
    const text = this.#text;
    const enough = this.#host.takesNames ? least.name : least.number;
    if (text.replace(/[^\p{L}\p{N}]/gu, '').length < enough) this.#close();
    else this.#pausing = setTimeout(() => void this.#ask(text), pause);
  }

  #stopAsking(): void {
    clearTimeout(this.#pausing);
    this.#asking.abort();
  }

  async #ask(text: string): Promise<void> {
    const { access, pack } = this.#host;
    this.#stopAsking();
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
    this.#active = 0;
    this.#isOpen = true;
    this.#draw();
    this.#say(this.#host.texts.search.found(proposals.length));
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.#proposals.length + 1;
    const move = { ArrowDown: 1, ArrowUp: count - 1 }[event.key];
    if (event.key === 'Enter' && (this.#isOpen || this.#host.isAlone)) {
      event.preventDefault();
      if (this.#isOpen) this.#choose(this.#active);
      else if (this.#text) void this.#ask(this.#text);
    } else if (event.key === 'Escape' && this.#isOpen) {
      event.preventDefault();
      // The page's own dialog stays open.
      event.stopPropagation();
      this.#close();
    } else if (move !== undefined && this.#isOpen) {
      event.preventDefault();
      this.#active = (this.#active + move) % count;
      this.#draw();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#wait();
    }
  }

  #click({ target }: Event): void {
    const option = (target as Element).closest('[role=option]');
    if (option) this.#choose([...(option.parentElement?.children ?? [])].indexOf(option));
  }

  #choose(index: number): void {
    const proposal = this.#proposals[index];
    this.#close();
    if (proposal) {
      // Or the field would be left as it goes, with what was typed: over what was found.
      this.#field?.blur();
      this.#say(proposal.name);
      this.#host.take(proposedEntry(this.#host.pack, proposal));
    } else this.#giveUp();
  }

  /** What was typed stays, as an ordinary entry. */
  #giveUp(): void {
    this.end();
    this.#host.giveUp();
  }

  #close(): void {
    this.#stopAsking();
    this.#isOpen = false;
    this.#draw();
  }

  #say(text: string): void {
    this.announcement = text;
    this.#host.announce();
  }

  get #text(): string {
    return this.#field?.value.trim() ?? '';
  }

  #draw(): void {
    const [field, place] = [this.#field, this.#place];
    if (!field || !place) return;
    const [isOpen, active] = [this.#isOpen, this.#active];
    field.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) field.setAttribute('aria-activedescendant', optionId(active));
    else field.removeAttribute('aria-activedescendant');
    const found = { proposals: this.#proposals, active };
    render(isOpen ? renderFound(found, this.#host.texts) : nothing, place);
    if (isOpen) place.querySelector(`#${optionId(active)}`)?.scrollIntoView({ block: 'nearest' });
  }
}
