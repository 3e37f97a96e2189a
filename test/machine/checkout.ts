import type { BuyerEntry } from '../../src/domain/buyer.js';
import type { Decision } from '../../src/domain/decision.js';
import { defaultRules } from '../../src/domain/eligibility.js';
import type { ActiveOffer } from '../../src/domain/terms.js';
import { readConfiguration, type RawConfiguration } from '../../src/widget/configuration.js';
import { step, type Message } from '../../src/widget/machine.js';
import { initialModel, type Effect, type Model, type StateName } from '../../src/widget/state.js';

/** The attempts of these tests, by number. */
export const attempts = Array.from({ length: 9 }, (_, number) => String(number).repeat(32));
export const [first = '', second = ''] = attempts;

/** The offer of a merchant with the standard terms. */
export const offer: ActiveOffer = {
  status: 'active',
  mode: 'live',
  brand: 'billie',
  rules: defaultRules,
  basket: 'total',
  paymentTermDays: 30,
  legal: {
    creditor: 'Billie GmbH',
    termsUrl: 'https://billie.example/terms',
    privacyUrl: 'https://billie.example/privacy',
    version: '1',
  },
  companySearch: {},
  takesReview: false,
};

/** What a shop writes on its page for a basket of EUR 1,249.00. */
export const page: RawConfiguration = {
  merchant: 'pk_test_machine',
  country: 'DE',
  amount: 124_900,
  buyerType: 'business',
  reference: 'ORDER-1',
};

/** What a buyer has typed. */
export const typed: BuyerEntry = { 'company.name': 'Muster GmbH', 'company.address.city': 'Musterstadt' };

export const authorized: Decision = {
  outcome: 'authorized',
  token: 'token',
  amount: { amount: 124_900, currency: 'EUR' },
  paymentTermDays: 30,
  companyName: 'Muster GmbH',
  expiresAt: '2026-11-25T12:30:00.000Z',
};

/** A server's answer for an attempt. */
export function decided(attempt: string, decision: Decision, amount = 124_900): Message {
  const answer = {
    status: 'decided',
    attempt,
    amount: { amount, currency: 'EUR' },
    reference: 'ORDER-1',
    decision: decision,
  } as const;
  return { type: 'answered', answer: answer as Extract<Message, { type: 'answered' }>['answer'] };
}

/** A checkout without page and network: hands the machine messages, and keeps what it asked to be done. */
export class Checkout {
  model: Model = initialModel;
  /** What the last message asked for. */
  effects: readonly Effect[] = [];

  /** On a page with the standard offer; chosen, if so wished. */
  static open({ selected = true, raw = page }: { selected?: boolean; raw?: RawConfiguration } = {}): Checkout {
    const checkout = new Checkout();
    checkout.configure(raw);
    checkout.tell({ type: 'offerRead', offer });
    if (selected) checkout.tell({ type: 'selectionChanged', selected });
    return checkout;
  }

  /** With an entry, and its first attempt on the way. */
  static asking(): Checkout {
    const checkout = Checkout.open();
    checkout.tell({ type: 'edited', entry: typed });
    checkout.tell({ type: 'submitted', attempt: first, isValid: true });
    return checkout;
  }

  /** With a decision on the first attempt. */
  static after(decision: Decision): Checkout {
    const checkout = Checkout.asking();
    checkout.tell(decided(first, decision));
    return checkout;
  }

  tell(message: Message): this {
    const [model, effects] = step(this.model, message);
    this.model = model;
    this.effects = effects;
    return this;
  }

  /** The page says something else. */
  configure(raw: RawConfiguration): this {
    return this.tell({ type: 'configured', reading: readConfiguration(raw) });
  }

  get state(): StateName {
    return this.model.state.name;
  }

  get asked(): readonly Effect['type'][] {
    return this.effects.map(({ type }) => type);
  }
}
