import type { WebhookEvent } from '../../contract/webhook-schemas.js';
import type { ToldFact } from '../webhook-port.js';

type EventType = WebhookEvent['type'];
type Data = Readonly<Record<string, unknown>>;

interface Telling {
  readonly event: EventType;
  /** What is told besides ids, reference and amount. */
  readonly tell: (fact: ToldFact) => Data;
}

const decided = (status: string): Telling => ({
  event: 'authorization.decided',
  tell: ({ data }) => ({ status, ...pick(data, 'decidedBy') }),
});
const released: Telling = { event: 'authorization.released', tell: () => ({ status: 'released' }) };

/** How facts are told. What is not named here stays in the ledger: reasons, evidence, limits. */
const tellings: Readonly<Record<string, Telling>> = {
  authorized: decided('authorized'),
  declined: decided('declined'),
  reviewed: decided('review'),
  expired: { event: 'authorization.expired', tell: () => ({ status: 'expired' }) },
  released,
  // The buyer has asked anew in the same checkout.
  superseded: released,
  confirmed: { event: 'order.confirmed', tell: () => ({}) },
  captured: { event: 'order.captured', tell: ({ data }) => ({ capture: pick(data, 'capture', 'amount', 'dueOn') }) },
  refunded: { event: 'order.refunded', tell: ({ data }) => ({ refund: pick(data, 'refund', 'amount') }) },
  cancelled: { event: 'order.cancelled', tell: ({ data }) => ({ cancelled: pick(data, 'amount') }) },
  payment_received: {
    event: 'order.payment_received',
    tell: ({ data }) => ({ payment: pick(data, 'payment', 'amount', 'receivedOn') }),
  },
};

/** The event by which a fact is told; undefined for facts that are not. */
export function eventOf(fact: string): EventType | undefined {
  return tellings[fact]?.event;
}

/**
 * What is sent for a fact. It is built when it is sent, from facts alone: they never change, so that it says the same whenever that is,
 * and no copy has to be kept beside them.
 */
export function describeFact(fact: ToldFact): WebhookEvent {
  const telling = tellings[fact.type];
  if (!telling) throw new Error(`Merchants are not told of "${fact.type}".`);
  const told: { type: string; timestamp: string; data: Data } = {
    type: telling.event,
    timestamp: fact.at.toISOString(),
    data: { ...describeOrder(fact), ...telling.tell(fact) },
  };
  return told as WebhookEvent;
}

function describeOrder({ authorizationId, reference, amount, order }: ToldFact): Data {
  if (!order) return { authorization: authorizationId, ...(reference !== undefined && { reference }), amount };
  const { uncaptured, captured, cancelled, refunded, paid, outstanding, overpaid, status } = order.state;
  return {
    order: order.id,
    authorization: authorizationId,
    reference: order.reference,
    amount,
    status,
    sums: { uncaptured, captured, cancelled, refunded, paid, outstanding, overpaid },
  };
}

function pick(data: Data, ...names: readonly string[]): Data {
  return Object.fromEntries(names.map((name) => [name, data[name]]));
}
