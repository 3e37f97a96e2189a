import { countryPacks } from '../../../domain/countries/index.js';
import type { CountryCode } from '../../../domain/country.js';
import { declineReasons } from '../../../domain/decision.js';
import type {
  ProviderDecision,
  ProviderDeclineReason,
  ProviderInvoice,
  ProviderOrderState,
  RecognisedCompany,
} from '../../provider-port.js';
import { memberOf, present, textOf } from '../wire.js';
import { grossOf } from './wire-amount.js';

type State = ProviderOrderState['state'];

/**
 * Billie's states (docs.billie.io, order states and decline reasons), with those of the first version that its SDK still has. `cancelled`
 * is spelled in both ways.
 */
const states: Readonly<Record<string, State>> = {
  created: 'authorized',
  authorized: 'authorized',
  waiting: 'review',
  pre_waiting: 'review',
  declined: 'declined',
  partially_shipped: 'captured',
  shipped: 'captured',
  late: 'captured',
  paid_out: 'captured',
  complete: 'complete',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  authorization_cancelled: 'cancelled',
  authorization_canceled: 'cancelled',
};

function stateOf(code: string): State {
  return Object.hasOwn(states, code) ? (states[code] as State) : 'unrecognised';
}

/**
 * What an order that was just created says. Without its id, or in a state that a new one cannot be in, nobody knows what came about.
 */
export function readDecision(body: unknown): ProviderDecision {
  const [reference, code] = [textOf(body, 'uuid'), textOf(body, 'state') ?? ''];
  const state = stateOf(code);
  // A refusal is final; it needs no id.
  if (state === 'declined') {
    const reason = textOf(body, 'decline_reason') ?? 'unknown';
    return { outcome: 'declined', reason: reasonOf(reason), code: reason, ...present({ reference }) };
  }
  if (reference === undefined) return { outcome: 'unknown' };
  if (state === 'review') return { outcome: 'review', reference };
  if (state !== 'authorized') return { outcome: 'unknown' };
  return { outcome: 'authorized', reference, ...present({ company: readCompany(memberOf(body, 'debtor')) }) };
}

/** An order as it stands; undefined where a part that matters cannot be read. */
export function readOrder(body: unknown): ProviderOrderState | undefined {
  const [reference, code] = [textOf(body, 'uuid'), textOf(body, 'state')];
  const gross = grossOf(body, 'amount');
  const invoices = readInvoices(memberOf(body, 'invoices'));
  if (reference === undefined || code === undefined || gross === undefined || !invoices) return undefined;
  const state = stateOf(code);
  // What was refused or given up has nothing left to capture, whatever it says.
  const uncaptured = state === 'declined' || state === 'cancelled' ? 0 : grossOf(body, 'unshipped_amount');
  if (uncaptured === undefined) return undefined;
  const reason = textOf(body, 'decline_reason');
  return {
    reference,
    state,
    code,
    gross,
    uncaptured,
    invoices,
    ...present({
      externalCode: textOf(body, 'external_code'),
      authorization: textOf(body, 'debtor', 'external_data', 'merchant_customer_id'),
      reason: reason === undefined ? undefined : reasonOf(reason),
      company: readCompany(memberOf(body, 'debtor')),
    }),
  };
}

function reasonOf(code: string): ProviderDeclineReason {
  return declineReasons.find((reason) => reason === code) ?? 'unknown';
}

function readInvoices(value: unknown): readonly ProviderInvoice[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const invoices = value.flatMap((item: unknown) => readInvoice(item) ?? []);
  return invoices.length === value.length ? invoices : undefined;
}

function readInvoice(item: unknown): ProviderInvoice | undefined {
  const [reference, number] = [textOf(item, 'uuid'), textOf(item, 'invoice_number')];
  const [amount, outstanding] = [grossOf(item, 'amount'), grossOf(item, 'outstanding_amount')];
  const isCancelled = stateOf(textOf(item, 'state') ?? '') === 'cancelled';
  return reference === undefined || number === undefined || amount === undefined || outstanding === undefined
    ? undefined
    : { reference, number, amount, outstanding, ...(isCancelled && { isCancelled }) };
}

/** The company that Billie has recognised, which may be spelled otherwise than what was typed. */
function readCompany(debtor: unknown): RecognisedCompany | undefined {
  const name = textOf(debtor, 'name');
  return name === undefined ? undefined : { name, ...present({ address: readAddress(debtor) }) };
}

/** Some answers have `address_` before each name. */
function readAddress(debtor: unknown): RecognisedCompany['address'] {
  const part = (name: string): string | undefined =>
    textOf(debtor, 'company_address', name) ?? textOf(debtor, 'company_address', `address_${name}`);
  const [line, house, postcode, city] = [part('street'), part('house_number'), part('postal_code'), part('city')];
  if (line === undefined || postcode === undefined || city === undefined) return undefined;
  const country = part('country')?.toUpperCase() ?? '';
  const isNumberFirst =
    Object.hasOwn(countryPacks, country) && countryPacks[country as CountryCode].address.numberFirst;
  const street = [line, house].filter((text) => text !== undefined);
  return { street: (isNumberFirst ? street.reverse() : street).join(' '), postcode, city };
}
