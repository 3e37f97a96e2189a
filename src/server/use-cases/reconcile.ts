import type { MinorUnits } from '../../domain/money.js';
import { decideMove } from '../../domain/order.js';
import type { Ledger, OpenOrder } from '../ledger-port.js';
import type { PaymentProvider, ProviderOrderState } from '../provider-port.js';
import type { OpenAtProvider, OwedAtProvider } from '../provider-store-port.js';
import type { Services } from '../services.js';
import { bookMove } from './order-life.js';
import { settle, wordOf, type Settlement } from './settle.js';

type Tools = Pick<Services, 'store' | 'vault' | 'clock' | 'provider' | 'mode'> & { readonly provider: PaymentProvider };

/** Milliseconds for one reading. */
const patience = 8_000;

export type ReadOutcome =
  | { readonly status: Settlement['status']; readonly authorization: string }
  /** The provider knows no such order, or it is none of ours. */
  | { readonly status: 'unknown_order' }
  /** It is in a state that this release does not know. */
  | { readonly status: 'unrecognised'; readonly code: string }
  | { readonly status: 'unavailable' };

/**
 * Reads an order at the provider again and takes over what it says: the decision, and what the company has paid. The only way in which
 * the provider's word gets here, besides its direct answer; webhooks are no more than a hint to do so.
 *
 * @param expected the authorization that it must belong to, if somebody says so
 */
export async function readAgain(reference: string, tools: Tools, expected?: string): Promise<ReadOutcome> {
  const reading = await tools.provider.read(reference, AbortSignal.timeout(patience));
  if (reading.outcome === 'unavailable') return { status: 'unavailable' };
  if (reading.outcome === 'not_found') return { status: 'unknown_order' };
  // What we know ourselves needs no word of the provider.
  const authorization = (await tools.store.findByReference(reference)) ?? reading.order.authorization;
  if (authorization === undefined || !isId(authorization)) return { status: 'unknown_order' };
  if (expected !== undefined && expected !== authorization) return { status: 'unknown_order' };
  const { order } = reading;
  const word = wordOf(order);
  if (!word) return { status: 'unrecognised', code: order.code };
  const { status } = await settle(authorization, word, tools, order.gross);
  if (status === 'not_found') return { status: 'unknown_order' };
  const owed = await tools.store.findOwed(authorization);
  if (owed?.reference === reference) await takeOver(owed, order, tools);
  return { status, authorization };
}

function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(text);
}

/** Takes over what the company has paid, and sees whether the provider still finances what may be captured. */
async function takeOver(owed: OwedAtProvider, seen: ProviderOrderState, tools: Tools): Promise<void> {
  const now = new Date(tools.clock.now());
  const isGivenUp = await tools.store.transact(async (ledger) => {
    const opened = await ledger.openOrder(owed.merchantId, owed.order);
    if (!opened) return false;
    await takeOverPayments(owed, opened, seen, { ledger, now });
    // Our books are never behind the provider's, unless it has given something up by itself.
    return seen.uncaptured < opened.order.state.uncaptured;
  });
  if (isGivenUp) await tools.store.failConfirmation(owed.authorizationId, 'order_given_up', now);
}

/**
 * Books what the company has paid to the provider. The provider tells what is outstanding, not each payment, so that the difference to our
 * books is one payment, named by the total it leads to: told again it counts once. A cancelled invoice settles refunds only.
 */
async function takeOverPayments(
  owed: OwedAtProvider,
  opened: OpenOrder,
  { invoices }: ProviderOrderState,
  { ledger, now }: { readonly ledger: Ledger; readonly now: Date },
): Promise<void> {
  const { state } = opened.order;
  const standing = invoices.filter(({ isCancelled }) => !isCancelled);
  const cancelled = sum(invoices.map(({ isCancelled, amount }) => (isCancelled ? amount : 0)));
  const settled = sum(standing.map(({ amount, outstanding }) => amount - outstanding));
  const paid = settled - Math.max(0, state.refunded - cancelled);
  const amount = Math.min(paid - state.paid, state.outstanding);
  // Nothing new; or our own books are ahead, because the provider has not been told yet.
  if (amount <= 0) return;
  const payment = `provider-${state.paid + amount}`;
  const wanted = { type: 'payment', payment, amount, receivedOn: now.toISOString().slice(0, 10) } as const;
  const decision = decideMove(state, wanted);
  if (decision.status === 'lawful') {
    await bookMove(owed.merchantId, opened, wanted, decision, { ledger, now, toldBy: 'provider' });
  }
}

function sum(amounts: readonly MinorUnits[]): MinorUnits {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** What came of reading everything again that is open. */
export interface Reconciliation {
  readonly settled: number;
  readonly unchanged: number;
  readonly unavailable: number;
  /** Nobody knows what became of these; the provider has no search, so that a person has to look. */
  readonly unknown: readonly OpenAtProvider[];
}

/** Reads again what the provider is still deciding on. Cheap enough for every few minutes. */
export async function reconcileUndecided(tools: Tools): Promise<Reconciliation> {
  const { store, clock, mode, provider } = tools;
  const count = { settled: 0, unchanged: 0, unavailable: 0 };
  const unknown: OpenAtProvider[] = [];
  for (const open of await store.listUndecided(mode, new Date(clock.now()))) {
    const reference = open.reference ?? (await search(open.authorizationId, provider));
    if (reference === undefined) unknown.push(open);
    else count[kindOf(await readAgain(reference, tools, open.authorizationId))] += 1;
  }
  return { ...count, unknown };
}

/** Reads all orders again that the company still owes: for once a day. */
export async function reconcileOwed(tools: Tools): Promise<Omit<Reconciliation, 'unknown'>> {
  const { store, mode } = tools;
  const count = { settled: 0, unchanged: 0, unavailable: 0 };
  let after: string | undefined;
  for (;;) {
    const page = await store.listOwed(mode, after, pageSize);
    for (const { reference, authorizationId } of page) {
      count[kindOf(await readAgain(reference, tools, authorizationId))] += 1;
    }
    after = page.at(-1)?.authorizationId;
    if (page.length < pageSize) return count;
  }
}

const pageSize = 100;

function kindOf({ status }: ReadOutcome): 'settled' | 'unchanged' | 'unavailable' {
  if (status === 'unavailable') return status;
  return status === 'decided' || status === 'released' ? 'settled' : 'unchanged';
}

/** An order by our own code, where the provider has such a search. Today's Billie has not. */
async function search(authorization: string, provider: PaymentProvider): Promise<string | undefined> {
  const found = await provider.findByExternalCode(authorization, AbortSignal.timeout(patience));
  return found.outcome === 'read' ? found.order.reference : undefined;
}
