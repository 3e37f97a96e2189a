import type { CheckoutController } from './checkout-controller.js';
import type { CompanySearch, SearchHost } from './search/company-search.js';
import type { CourtChoice } from './search/court-choice.js';
import type { Access } from './offer-request.js';
import type { FormContext } from './view/form-context.js';
import { loadCourts, loadSearch, searchedFirst, searchFieldOf } from './form/search-field.js';

/** The element as the desk sees it. */
export interface SearchDeskHost {
  readonly access: Access | undefined;
  readonly checkout: Pick<CheckoutController, 'dispatch'>;
  addStyle(text: string): void;
  requestUpdate(): void;
}

/**
 * Gets the company search where the offer has one, and the choice of courts where numbers need one. Without them their fields are ordinary
 * ones; the search's with a way to the others.
 */
export class SearchDesk {
  #search: CompanySearch | undefined;
  #getting: Promise<void> | undefined;
  #courts: CourtChoice | undefined;

  readonly #host: SearchDeskHost;
  readonly #context: () => FormContext;
  readonly #giveUp: () => void;
  /** `giveUp`: the buyer goes on by hand. */
  constructor(host: SearchDeskHost, context: () => FormContext, giveUp: () => void) {
    this.#host = host;
    this.#context = context;
    this.#giveUp = giveUp;
  }

  /** What screen readers are told. */
  get announcement(): string {
    return this.#search?.announcement ?? '';
  }

  /** Takes hold of the field, wherever it has been drawn by now; of none where the form is not to be seen. */
  follow(root: ParentNode, isFormShown: boolean): void {
    const { offer, pack } = this.#context();
    const path = isFormShown ? searchFieldOf(offer, pack) : undefined;
    this.#search?.follow(path ? root.querySelector(`#${path.replaceAll('.', '-')}`) : null);
    if (path && !this.#search) void this.#open();
    const needsCourt = isFormShown && pack.registrations.some(({ court }) => court);
    this.#followNumber(needsCourt ? root.querySelector('#company-registrationNumber') : null);
  }

  /** The buyer goes on by hand: no list any more. */
  end(): void {
    this.#search?.end();
  }

  /** Courts come when somebody is about to type a number. */
  #followNumber(field: HTMLInputElement | null): void {
    if (this.#courts) this.#courts.follow(field);
    else if (field) field.onfocus ??= () => void this.#openCourts(field);
  }

  async #openCourts(field: HTMLInputElement): Promise<void> {
    if (this.#courts) return;
    const [host, context] = [this.#host, this.#context];
    const chunk = await loadCourts().catch(() => undefined);
    if (!chunk) return;
    this.#courts ??= new chunk.CourtChoice({
      get pack() {
        return context().pack;
      },
      get label() {
        return context().texts.search.court;
      },
      check(text) {
        const { answers, pack } = context();
        return answers?.checkRegistrationNumber(pack, undefined, text) ?? { status: 'empty' };
      },
    });
    host.addStyle(this.#courts.style);
    this.#courts.follow(field);
  }

  #open(): Promise<void> {
    this.#getting ??= loadSearch()
      .then(({ CompanySearch: Search }) => {
        this.#search = new Search(this.#form);
        this.#host.addStyle(this.#search.style);
        this.#host.requestUpdate();
      })
      .catch(() => undefined);
    return this.#getting;
  }

  /** The form as the search sees it. */
  get #form(): SearchHost {
    const [host, context] = [this.#host, this.#context];
    return {
      get access() {
        return host.access;
      },
      get pack() {
        return context().pack;
      },
      get texts() {
        return context().texts;
      },
      get takesNames() {
        const { offer, pack } = context();
        return offer.companySearch[pack.code] === 'name';
      },
      get isAlone() {
        return searchedFirst(context()) !== undefined;
      },
      take: (entry) => host.checkout.dispatch({ type: 'filled', entry }),
      giveUp: this.#giveUp,
      announce: () => host.requestUpdate(),
    };
  }
}
