import { waitUntil } from '@open-wc/testing';
import type { BuyerEntry } from '../../src/domain/buyer.js';
import { no } from '../../src/domain/countries/no.js';
import { en } from '../../src/widget/locales/en.js';
import { CompanySearch } from '../../src/widget/search/company-search.js';
import type { Proposal } from '../../src/widget/search/proposal.js';
import { ComboboxHarness } from './combobox-harness.js';

/** What the pretend server says to a query: companies, that nobody answers, or nothing until it is told. */
export type Register = (query: string) => readonly Proposal[] | 'unavailable' | 'broken' | Promise<readonly Proposal[]>;

/** Searches for a company as a person does, with a server that answers as a test says. */
export class SearchHarness extends ComboboxHarness {
  /** What the server was asked, in order. */
  readonly asked: string[] = [];
  taken: BuyerEntry | undefined;
  hasGivenUp = false;
  readonly search: CompanySearch;
  readonly #fetch = window.fetch.bind(window);

  constructor(register: Register, { takesNames = true, isAlone = true } = {}) {
    super();
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
    this.search.follow(this.field);
  }

  override close(): void {
    this.search.follow(null);
    super.close();
    window.fetch = this.#fetch;
  }

  /** Types, and waits for the list. */
  async find(text: string): Promise<void> {
    this.type(text);
    await waitUntil(() => this.isOpen, 'no list has come');
  }
}
