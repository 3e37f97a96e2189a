import type { OrderFact } from '../../domain/order-state.js';
import type { PaymentProvider, ProviderMove, ProviderOrderState } from '../provider-port.js';
import type { ProviderStep, StepType, ToldParts } from '../provider-store-port.js';
import { shareOut, type TellShare } from './share-out.js';
import { partsOf } from './shares.js';

/** What a step works with. */
export interface Work {
  readonly step: ProviderStep;
  readonly provider: PaymentProvider;
  readonly signal: AbortSignal;
  /** The order as it stands there; read before anything is told a second time. */
  readonly seen: ProviderOrderState | undefined;
  /** Writes down what is told or begun. False: somebody else is at it. */
  readonly note: Note;
}

export type Note = (told: ToldParts) => Promise<boolean>;

/** What must not be done twice, even if the book of what was told is an older one than that of what was done: after a restore. */
const movesMoney: readonly StepType[] = ['captured', 'refunded', 'payment_received'];

/**
 * Tells the provider one fact. What was tried before may have come about without an answer, so that the order is looked at first and
 * nothing is done twice.
 */
export async function carryOut(
  step: ProviderStep,
  provider: PaymentProvider,
  signal: AbortSignal,
  note: Note,
): Promise<ProviderMove> {
  let seen: ProviderOrderState | undefined;
  if (step.attempts > 1 || movesMoney.includes(step.type)) {
    const reading = await provider.read(step.reference, signal);
    if (reading.outcome === 'unavailable') return reading;
    if (reading.outcome === 'not_found') return { outcome: 'refused', code: 'order_not_found' };
    seen = reading.order;
  }
  return tell({ step, provider, signal, seen, note });
}

function tell(work: Work): Promise<ProviderMove> | ProviderMove {
  const { step, provider, signal, seen } = work;
  switch (step.type) {
    case 'confirmed': {
      const code = step.orderReference ?? '';
      return seen?.externalCode === code ? done : provider.confirm(step.reference, code, signal);
    }
    case 'captured':
      return capture(work);
    case 'refunded':
      return shareOut(work, refund);
    case 'payment_received':
      return shareOut(work, confirmPayment);
    default:
      return cancel(work);
  }
}

const done: ProviderMove = { outcome: 'done' };

/** What is refused because it is over already needs no cancelling. */
async function cancel(work: Work): Promise<ProviderMove> {
  const { step, provider, signal, seen } = work;
  if (isOver(seen)) return done;
  // Without any invoice the order would end there as a whole, with what has been shipped.
  if (lacksInvoice(work)) return { outcome: 'refused', code: 'invoice_missing' };
  const move = await provider.cancel(step.reference, signal);
  if (move.outcome !== 'refused') return move;
  const reading = await provider.read(step.reference, signal);
  return reading.outcome === 'read' && isOver(reading.order) ? done : move;
}

/** A capture that was given up is not there. */
function lacksInvoice({ step, seen }: Work): boolean {
  return step.facts.some(
    (fact) =>
      fact.type === 'captured' &&
      step.invoices[fact.capture] === undefined &&
      !seen?.invoices.some(({ number }) => number === fact.capture),
  );
}

/** Nothing is left that could be cancelled. */
function isOver(seen: ProviderOrderState | undefined): boolean {
  return seen !== undefined && (seen.state === 'cancelled' || seen.state === 'declined' || seen.uncaptured === 0);
}

async function capture({ step, provider, signal, seen }: Work): Promise<ProviderMove> {
  const fact = lastOf(step, 'captured');
  if (!fact) return { outcome: 'refused', code: 'fact_missing' };
  const known = seen?.invoices.find(({ number }) => number === fact.capture);
  if (known) return { outcome: 'done', reference: known.reference };
  const { invoiceUrl } = step;
  if (invoiceUrl === undefined) return { outcome: 'refused', code: 'invoice_url_missing' };
  const earlier = step.facts.slice(0, -1).reduce((sum, one) => sum + (one.type === 'captured' ? one.amount : 0), 0);
  const amount = partsOf(fact.amount, earlier, step.asked);
  return provider.capture(step.reference, { invoiceNumber: fact.capture, invoiceUrl, amount }, signal);
}

const refund: TellShare = (invoice, share, index, { step, provider, signal }) => {
  const fact = lastOf(step, 'refunded');
  const name = fact?.refund ?? String(step.factId);
  const earlier = step.facts.slice(0, -1).reduce((sum, one) => sum + (one.type === 'refunded' ? one.amount : 0), 0);
  // One credit note belongs to one invoice.
  const externalCode = index === 0 ? name : `${name}-${index + 1}`;
  return provider.refund(
    invoice,
    { externalCode, amount: partsOf(share.amount, earlier + share.before, step.asked) },
    signal,
  );
};

const confirmPayment: TellShare = (invoice, share, _, { provider, signal }) =>
  provider.confirmPayment(invoice, share.amount, signal);

/** The fact that is told, which is the last. */
function lastOf<Type extends OrderFact['type']>(
  { facts }: ProviderStep,
  type: Type,
): Extract<OrderFact, { type: Type }> | undefined {
  const fact = facts.at(-1);
  return fact?.type === type ? (fact as Extract<OrderFact, { type: Type }>) : undefined;
}
