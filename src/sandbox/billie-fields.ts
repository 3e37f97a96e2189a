// What Billie's API takes, as tables: every field that is documented, and nothing else.

/** One of the `errors` of an answer. */
export interface WireError {
  readonly title: string;
  readonly code: string;
  /** Path of the field. */
  readonly source?: string;
}

/** What is wrong with a value that stands at `source`. */
type Check = (value: unknown, source: string) => readonly WireError[];

interface Fields {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
}

// Billie publishes no codes; these are ours.
const wrong = (title: string, code: string, source: string): readonly WireError[] => [{ title, code, source }];
const invalid = (source: string): readonly WireError[] => wrong('This value is not valid', 'invalid', source);
const taking =
  (isTaken: (value: unknown) => boolean): Check =>
  (value, source) =>
    isTaken(value) ? [] : invalid(source);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with these fields, of which optional ones may be null. */
function object({ required = {}, optional = {} }: Fields): Check {
  return (value, source) => {
    if (!isRecord(value)) return invalid(source);
    const at = (name: string): string => (source === '' ? name : `${source}.${name}`);
    const unknown = Object.keys(value).filter((name) => !(name in required) && !(name in optional));
    return [
      ...unknown.flatMap((name) => wrong('This field is not known', 'unknown_field', at(name))),
      ...Object.entries(required).flatMap(([name, check]) =>
        (value[name] ?? undefined) === undefined
          ? wrong('This field is required', 'required', at(name))
          : check(value[name], at(name)),
      ),
      ...Object.entries(optional).flatMap(([name, check]) =>
        (value[name] ?? undefined) === undefined ? [] : check(value[name], at(name)),
      ),
    ];
  };
}

const listOf =
  (check: Check, fewest = 0, most = Infinity): Check =>
  (value, source) =>
    Array.isArray(value) && value.length >= fewest && value.length <= most
      ? value.flatMap((item: unknown, index) => check(item, `${source}[${index}]`))
      : invalid(source);

/** From one to so many characters. */
const text = (pattern = /^/u, longest = 255): Check =>
  taking(
    (value) => typeof value === 'string' && value !== '' && Array.from(value).length <= longest && pattern.test(value),
  );
const maybeEmpty = taking((value) => typeof value === 'string' && Array.from(value).length <= 255);
const wholeNumber = (least: number, most = Infinity): Check =>
  taking((value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most);
const truth = taking((value) => typeof value === 'boolean');

/** Euros as a number with at most two places, in cents; undefined for anything else. */
export function toCents(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
  const cents = Math.round(value * 100);
  return Math.abs(value * 100 - cents) < 1e-6 ? cents : undefined;
}
const positive = taking((value) => (toCents(value) ?? 0) > 0);
const parts = object({
  required: { gross: positive, net: positive, tax: taking((value) => toCents(value) !== undefined) },
});
const amount: Check = (value, source) => {
  const problems = parts(value, source);
  if (problems.length > 0) return problems;
  const { gross, net, tax } = value as Readonly<Record<'gross' | 'net' | 'tax', number>>;
  return toCents(net + tax) === toCents(gross) ? [] : invalid(`${source}.gross`);
};

const addressFields = object({
  required: { street: text(), postal_code: text(), city: text(), country: text(/^[A-Z]{2}$/iu) },
  optional: { house_number: text() },
});
const address: Check = (value, source) => {
  const problems = addressFields(value, source);
  if (problems.length > 0) return problems;
  const { country, postal_code: code } = value as Readonly<Record<string, string>>;
  const isGerman = country?.toUpperCase() === 'DE';
  return !isGerman || /^\d{5}$/u.test(code ?? '') ? [] : invalid(`${source}.postal_code`);
};

const debtor = object({
  required: { merchant_customer_id: text(), name: text(), legal_form: text(/^\d{4,5}$/u), company_address: address },
  optional: {
    billing_address: address,
    tax_id: text(),
    tax_number: text(),
    registration_court: text(),
    registration_number: text(),
    industry_sector: text(),
    subindustry_sector: text(),
    employees_number: wholeNumber(0),
    established_customer: truth,
  },
});

const email = text(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u);

const person = object({
  required: { email },
  optional: {
    salutation: text(/^[mf]$/u),
    first_name: text(),
    last_name: text(),
    phone_number: text(/^[+\d(][ \-/0-9()]{5,20}$/u, 20),
  },
});

const lineItem = object({
  required: { external_id: text(), title: text(), quantity: wholeNumber(1), amount },
  optional: { description: maybeEmpty, category: maybeEmpty, brand: maybeEmpty, gtin: maybeEmpty, mpn: maybeEmpty },
});

const shippedItems = listOf(object({ required: { external_id: text(), quantity: wholeNumber(1) } }));

const shippingInfo = object({
  optional: Object.fromEntries(
    ['shipping_company', 'shipping_method', 'tracking_number', 'tracking_url', 'return_shipping_company']
      .concat(['return_tracking_number', 'return_tracking_url'])
      .map((name) => [name, text()]),
  ),
});

const webAddress = text(/^https?:\/\/\S+$/u, 2_000);

const bodies = {
  token: object({ required: { grant_type: text(/^client_credentials$/u), client_id: text(), client_secret: text() } }),
  order: object({
    required: {
      amount,
      duration: wholeNumber(7, 120),
      debtor,
      debtor_person: person,
      line_items: listOf(lineItem, 1),
    },
    optional: {
      comment: text(),
      external_code: text(),
      delivery_address: address,
      additional_billing_emails: listOf(email),
    },
  }),
  orderUpdate: object({ optional: { external_code: text(), amount } }),
  invoice: object({
    required: { orders: listOf(text(), 1, 1), external_code: text(), invoice_url: webAddress, amount },
    optional: { shipping_info: shippingInfo, line_items: shippedItems },
  }),
  invoiceUpdate: object({ required: { external_code: text(), invoice_url: webAddress } }),
  creditNote: object({
    required: { external_code: text(), amount },
    optional: { comment: text(), line_items: shippedItems },
  }),
  payment: object({ required: { paid_amount: positive } }),
} as const satisfies Record<string, Check>;

export type BodyName = keyof typeof bodies;

/** Everything that is wrong with a request's body. */
export function checkBody(name: BodyName, body: unknown): readonly WireError[] {
  const [first, ...rest] = bodies[name](body, '');
  if (!first) return [];
  return first.source === '' ? [{ title: 'The body is no JSON object', code: 'invalid' }] : [first, ...rest];
}
