import { waitUntil } from '@open-wc/testing';
import type { BuyerEntry } from '../../src/domain/buyer.js';
import { no } from '../../src/domain/countries/no.js';
import { en } from '../../src/widget/locales/en.js';
import { CompanySearch } from '../../src/widget/search/company-search.js';
import type { Proposal } from '../../src/widget/search/proposal.js';

/** What the pretend server says to a query: companies, that nobody answers, or nothing until it is told. */
export type Register = (query: string) => readonly Proposal[] | 'unavailable' | 'broken' | Promise<readonly Proposal[]>;

/** Searches for a company as a person does, with a server that answers as a test says. */
export class SearchHarness {
  /** What the server was asked, in order. */
  readonly asked: string[] = [];
  readonly field = document.createElement('input');
  taken: BuyerEntry | undefined;
  hasGivenUp = false;
  readonly search: CompanySearch;
  readonly #box = document.createElement('div');
  readonly #fetch = window.fetch.bind(window);

  constructor(register: Register, { takesNames = true, isAlone = true } = {}) {
    window.fetch = async (address) => {
      const query = new URL(address as string).searchParams.get('query') ?? '';
      this.asked.push(query);
      const found = await register(query);
      if (found === 'broken') throw new TypeError('no network');
      const answer =
        found === 'unavailable' ? { status: found, companies: [] } : { status: 'answered', companies: found };
      return Response.json(answer);
    };
    this.search = new CompanySearch({
      access: { endpoint: 'https://backend.example', merchant: 'pk_test_1', basketToken: undefined },
      pack: no,
      texts: en,
      takesNames,
      isAlone,
      take: (entry) => (this.taken = entry),
      giveUp: () => (this.hasGivenUp = true),
      announce: () => undefined,
    });
    this.field.autocomplete = 'organization';
    this.#box.append(this.field);
    document.body.append(this.#box);
    this.search.follow(this.field);
  }

  close(): void {
    this.search.follow(null);
    this.#box.remove();
    window.fetch = this.#fetch;
  }

  /** Replaces what stands in the field. */
  type(text: string): void {
    this.field.value = text;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  /** Types, and waits for the list. */
  async find(text: string): Promise<void> {
    this.type(text);
    await waitUntil(() => this.isOpen, 'no list has come');
  }

  /** Presses a key; says whether the field itself was left to act on it. */
  press(key: string): boolean {
    return this.field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }

  pick(name: string): void {
    const option = this.#options.find(({ textContent }) => textContent.includes(name));
    option?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  }

  get isOpen(): boolean {
    return this.field.getAttribute('aria-expanded') === 'true';
  }

  get options(): readonly string[] {
    return this.#options.map(({ textContent }) => textContent.trim().replace(/\s+/gu, ' '));
  }

  /** What a screen reader says the arrow keys stand on. */
  get active(): string | undefined {
    const id = this.field.getAttribute('aria-activedescendant');
    const option = id === null ? undefined : this.#options.find((one) => one.id === id);
    return option?.getAttribute('aria-selected') === 'true'
      ? option.textContent.trim().replace(/\s+/gu, ' ')
      : undefined;
  }

  get #options(): readonly HTMLElement[] {
    return Array.from(this.#box.querySelectorAll<HTMLElement>('[role=listbox] > [role=option]'));
  }
}
