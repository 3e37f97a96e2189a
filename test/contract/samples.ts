/** One valid sample of what goes over the wire, to be spoilt by tests. */
export const request = {
  checkout: 'c'.repeat(32),
  country: 'DE',
  buyerType: 'business',
  basket: {
    amount: { gross: 124_900, net: 104_958, tax: 19_942 },
    currency: 'EUR',
    trial: false,
    lines: [{ id: '1', title: 'Desk', quantity: 2, gross: 124_900, trial: false, type: 'physical' }],
    delivery: { street: 'Musterweg 1', postcode: '12345', city: 'Musterstadt', country: 'DE' },
    reference: 'ORDER-1',
  },
  buyer: {
    company: {
      name: 'Muster GmbH',
      legalForm: '2HBR',
      vatNumber: 'DE812345678',
      registrationNumber: 'HRB 1',
      address: { street: 'Musterweg 1', postcode: '12345', city: 'Musterstadt' },
    },
    contact: { firstName: 'Uno', lastName: 'Eins', email: 'uno.eins@muster.example', phone: '030 123456' },
    purchaseOrder: 'PO-1',
    invoiceEmail: 'invoices@muster.example',
  },
  insisted: ['company.vatNumber'],
  consent: { version: '1', language: 'en' },
};

export const offer = {
  status: 'active',
  mode: 'test',
  brand: 'billie',
  rules: {
    countries: ['DE', 'NO'],
    limits: [{ currency: 'EUR', minimum: 5_000, maximum: 1_999_900 }],
    businessOnly: false,
  },
  basket: 'total',
  paymentTermDays: 30,
  legal: {
    creditor: 'Billie GmbH',
    termsUrl: 'https://billie.example/terms',
    privacyUrl: 'https://billie.example/privacy',
    version: '1',
  },
  companySearch: { NO: 'name' },
  takesReview: false,
};

const attempt = 'a'.repeat(32);
const decided = { status: 'decided', attempt, amount: { amount: 124_900, currency: 'EUR' }, reference: 'ORDER-1' };
const until = '2026-11-25T12:30:00.000Z';

export const companyList = {
  status: 'answered',
  companies: [
    {
      name: 'Muster GmbH',
      legalForm: '2HBR',
      vatNumber: 'DE812345678',
      registrationNumber: 'HRB 1',
      address: { street: 'Musterweg 1', postcode: '12345', city: 'Musterstadt' },
    },
  ],
};

export const answers = {
  authorized: {
    ...decided,
    decision: {
      outcome: 'authorized',
      token: 'opaque',
      amount: { amount: 124_900, currency: 'EUR' },
      paymentTermDays: 30,
      companyName: 'Muster GmbH',
      expiresAt: until,
    },
  },
  declined: { ...decided, decision: { outcome: 'declined', advice: 'fix_address', paths: ['company.address.city'] } },
  correction: { ...decided, decision: { outcome: 'correction', company: { 'company.address.city': 'Haslach' } } },
  review: { ...decided, decision: { outcome: 'review', until } },
  running: { status: 'running', attempt },
  released: { status: 'released', attempt },
};

export const order = {
  id: '0b4d8d2e-7a0e-4c3e-9a51-0c9d6a1f7e11',
  status: 'partially_captured',
  reference: 'ORDER-1',
  amount: { amount: 124_900, currency: 'EUR' },
  fee: { basisPoints: 699, amount: 8_731 },
  paymentTermDays: 30,
  company: { name: 'Muster GmbH', country: 'DE' },
  confirmedAt: until,
  sums: {
    uncaptured: 24_900,
    captured: 100_000,
    cancelled: 0,
    refunded: 1_000,
    paid: 50_000,
    outstanding: 49_000,
    overpaid: 0,
  },
  captures: [{ capture: 'INV-1', amount: 100_000, open: 49_000, at: until, dueOn: '2026-12-25' }],
  refunds: [{ refund: 'CN-1', amount: 1_000 }],
  payments: [{ payment: 'BANK-1', amount: 50_000, receivedOn: '2026-12-01' }],
};

export const steps = {
  capture: { capture: 'INV-1', amount: 100_000 },
  refund: { refund: 'CN-1', amount: 1_000 },
  cancel: {},
  payment: { payment: 'BANK-1', amount: 50_000, receivedOn: '2026-12-01' },
};

export const confirmation = { token: 'opaque', amount: { amount: 124_900, currency: 'EUR' }, reference: 'ORDER-1' };

type Json = Readonly<Record<string, unknown>>;

/** The sample with one member changed, by its dotted place; `undefined` takes it away. */
export function changed(sample: object, place: string, value: unknown): unknown {
  const [name = '', ...rest] = place.split('.');
  const inner = (sample as Json)[name];
  const next = rest.length === 0 ? value : changed(inner ?? {}, rest.join('.'), value);
  if (Array.isArray(sample)) return sample.map((item: unknown, index) => (String(index) === name ? next : item));
  const kept = Object.fromEntries(Object.entries(sample).filter(([key]) => key !== name));
  return next === undefined ? kept : { ...kept, [name]: next };
}
