import type { Basket } from '../../../../src/domain/basket.js';
import type { Company } from '../../../../src/domain/company.js';
import { createBillie, type BillieOptions } from '../../../../src/server/adapters/billie/billie.js';
import type { PaymentProvider, ProviderOrder } from '../../../../src/server/provider-port.js';
import type { Clock } from '../../../../src/server/ports.js';
import { clock as stopped, patience, zeta } from '../enquiries.js';
import { startUpstream, type RecordedCall, type ScriptedAnswer, type ScriptedUpstream } from '../scripted-upstream.js';

/** EUR 1,249.00 with 19 % tax in it, two lines and shipping. */
export const basket: Basket = {
  amount: { gross: 124_900, net: 104_958, tax: 19_942 },
  currency: 'EUR',
  trial: false,
  lines: [
    { id: 'LAMP-1', title: 'Desk lamp', quantity: 2, gross: 49_800 },
    { id: 'DESK-7', title: 'Standing desk', quantity: 1, gross: 74_600, type: 'physical' },
  ],
};

export const zetaInCourt: Company = {
  ...zeta,
  registration: { register: 'HRB', number: 'HRB934855', court: 'Freiburg' },
};

/** What is asked of Billie, with parts changed. */
export function orderOf(
  changes: {
    readonly company?: Partial<Company>;
    readonly contact?: Partial<ProviderOrder['buyer']['contact']>;
    readonly buyer?: Partial<ProviderOrder['buyer']>;
    readonly basket?: Partial<Basket>;
    readonly order?: Partial<ProviderOrder>;
  } = {},
): ProviderOrder {
  return {
    buyer: {
      company: { ...zetaInCourt, ...changes.company },
      contact: { firstName: 'Uno', lastName: 'Eins', email: 'uno.eins@zeta.example', ...changes.contact },
      ...changes.buyer,
    },
    basket: { ...basket, ...changes.basket },
    paymentTermDays: 30,
    authorization: '0199e6a2-7d1c-7c4e-9a53-6f0f5b1f2a11',
    ...changes.order,
  };
}

/** An order whose person has an address with this tag. */
export const tagged = (tag: string): ProviderOrder => orderOf({ contact: { email: `uno.eins${tag}@zeta.example` } });

/** An order as Billie tells it. */
export const wireOrder = {
  external_code: null,
  uuid: 'b4a1c0de-0000-4000-8000-000000000001',
  state: 'created',
  decline_reason: null,
  amount: { gross: 1249, net: 1049.58, tax: 199.42 },
  unshipped_amount: { gross: 1249, net: 1049.58, tax: 199.42 },
  duration: 30,
  created_at: '2026-11-24 09:30:00',
  delivery_address: null,
  debtor: {
    name: 'Zeta Electronics Gold GmbH',
    company_address: {
      street: 'Tannenweg',
      house_number: '4',
      postal_code: '77716',
      city: 'Haslach im Kinzigtal',
      country: 'DE',
    },
    billing_address: null,
    bank_account: { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
    external_data: {
      merchant_customer_id: '0199e6a2-7d1c-7c4e-9a53-6f0f5b1f2a11',
      name: 'Zeta Electronics Gold GmbH',
      address: {},
      industry_sector: null,
    },
  },
  invoices: [],
  selected_payment_method: 'bank_transfer',
  payment_methods: [],
};

export type Script = (call: RecordedCall) => ScriptedAnswer | undefined;

export interface ScriptedBillie {
  readonly billie: PaymentProvider;
  readonly upstream: ScriptedUpstream;
  /** "POST /orders", in the order in which they came. */
  readonly sent: () => readonly string[];
}

/** Billie behind a scripted upstream that, where the script says nothing, gives out a token and creates orders. */
export async function startBillie(
  script: Script = () => undefined,
  { clock = stopped, options = {} }: { readonly clock?: Clock; readonly options?: Partial<BillieOptions> } = {},
): Promise<ScriptedBillie> {
  const upstream = await startUpstream((call) => script(call) ?? usual(call));
  const access = { baseUrl: upstream.url, clientId: 'shop', clientSecret: 'secret', ...options };
  return {
    billie: createBillie(access, clock),
    upstream,
    sent: () => upstream.calls.map(({ method, path }) => `${method} ${path}`),
  };
}

function usual({ path }: RecordedCall): ScriptedAnswer {
  if (path === '/oauth/token') {
    return { json: { token_type: 'Bearer', expires_in: 28_800, access_token: 'first' } };
  }
  if (path === '/legal-forms') return { json: { items: [{ code: 10001, name: 'GmbH' }] } };
  return path === '/orders' ? { json: wireOrder } : { status: 404, json: { errors: [] } };
}

/** The body of the `POST /orders` that an order leads to; undefined where none was sent. */
export async function sentFor(order: ProviderOrder, options: Partial<BillieOptions> = {}): Promise<unknown> {
  const { billie, upstream } = await startBillie(undefined, { options });
  await billie.decide(order, patience());
  return upstream.calls.find(({ path }) => path === '/orders')?.body;
}
