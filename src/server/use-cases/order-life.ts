import type { CaptureRequest, Order, PaymentRequest, RefundRequest } from '../../contract/order-schemas.js';
import { moveByPayment } from '../../domain/credit.js';
import { decideMove, type MoveDecision, type OrderMove } from '../../domain/order.js';
import { housePolicy } from '../../domain/policy.js';
import { behaviourOf, moveStanding, newStanding, type StandingMove } from '../../domain/standing.js';
import { describeOrder } from '../answers.js';
import { fail, succeed, type Failure, type Outcome } from '../failure.js';
import type { Ledger, OpenOrder } from '../ledger-port.js';
import type { Merchant } from '../ports.js';
import type { Services } from '../services.js';
import { once } from './orders.js';

/** A call about one order. */
export interface MoveCall {
  readonly merchant: Merchant;
  readonly order: string;
  readonly idempotencyKey: string;
}

/** Claims what ships. The payment term begins on this day, in UTC. */
export function capture(
  call: MoveCall,
  { capture: id, amount, invoiceUrl }: CaptureRequest,
  services: Services,
): Promise<Outcome<Order>> {
  const request = ['capture', id, amount, ...(invoiceUrl === undefined ? [] : [invoiceUrl])];
  return move(call, request, services, ({ order, providerReference }, now) => {
    // Whoever collects the claim needs to see it.
    if (providerReference !== undefined && invoiceUrl === undefined) {
      return fail('invalid_request', { issues: [{ path: 'invoiceUrl', code: 'required' }] });
    }
    const due = new Date(now);
    due.setUTCDate(due.getUTCDate() + order.paymentTermDays);
    return {
      type: 'capture',
      capture: id,
      amount,
      at: now.toISOString(),
      dueOn: dayOf(due),
      ...(invoiceUrl !== undefined && { invoiceUrl }),
    };
  });
}

/** Gives back what was captured. */
export function refund(
  call: MoveCall,
  { refund: id, amount }: RefundRequest,
  services: Services,
): Promise<Outcome<Order>> {
  return move(call, ['refund', id, amount], services, () => ({ type: 'refund', refund: id, amount }));
}

/** Gives up what is not captured yet. */
export function cancel(call: MoveCall, services: Services): Promise<Outcome<Order>> {
  return move(call, ['cancel'], services, () => ({ type: 'cancel' }));
}

/** Books money that has come from the company. It moves what the company has earned, and with it its limit. */
export async function recordPayment(
  call: MoveCall,
  { payment, amount, receivedOn }: PaymentRequest,
  services: Services,
): Promise<Outcome<Order>> {
  // A day further east has begun already, so that tomorrow in UTC is not in the future everywhere.
  if (receivedOn > dayOf(new Date(services.clock.now() + dayLength))) {
    return fail('invalid_request', { issues: [{ path: 'receivedOn', code: 'in_future' }] });
  }
  return move(call, ['payment', payment, amount, receivedOn], services, () => ({
    type: 'payment',
    payment,
    amount,
    receivedOn,
  }));
}

const dayLength = 24 * 60 * 60 * 1_000;

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function move(
  { merchant, order, idempotencyKey }: MoveCall,
  asked: readonly (string | number)[],
  services: Services,
  describe: (opened: OpenOrder, now: Date) => OrderMove | Failure,
): Promise<Outcome<Order>> {
  const request = [...asked, order];
  return once({ merchant, idempotencyKey, request }, services, async (ledger, now) => {
    const opened = await ledger.openOrder(merchant.id, order);
    if (!opened) return fail('not_found');
    const wanted = describe(opened, now);
    return 'status' in wanted ? wanted : carryOut(merchant, opened, wanted, { ledger, now, services });
  });
}

async function carryOut(
  merchant: Merchant,
  opened: OpenOrder,
  wanted: OrderMove,
  { ledger, now, services }: { ledger: Ledger; now: Date; services: Services },
): Promise<Outcome<Order>> {
  const { order } = opened;
  const decision = decideMove(order.state, wanted);
  if (decision.status === 'refused') {
    return fail('order_move_refused', { issues: [{ path: wanted.type, code: decision.because }] });
  }
  if (decision.status === 'repeated') return succeed(describeOrder(order, services.vault));
  await bookMove(merchant.id, opened, wanted, decision, { ledger, now });
  return succeed(describeOrder({ ...order, state: decision.order }, services.vault));
}

/** Writes a lawful move down, with what it makes of the company's standing and limit. */
export async function bookMove(
  merchantId: string,
  opened: OpenOrder,
  wanted: OrderMove,
  { fact, order: after }: Extract<MoveDecision, { status: 'lawful' }>,
  { ledger, now, toldBy }: { readonly ledger: Ledger; readonly now: Date; readonly toldBy?: 'provider' },
): Promise<void> {
  const earned = earn(opened, wanted);
  const limitMove = earned && moveByPayment(opened.credit, earned, housePolicy.behaviour);
  await ledger.recordMove({ merchantId, opened, fact, after, standing: earned?.standing, limitMove, toldBy }, now);
}

/** What a payment makes of the company's standing; undefined for anything else, and for money that nobody was waiting for. */
function earn({ order, credit }: OpenOrder, wanted: OrderMove): StandingMove | undefined {
  if (wanted.type !== 'payment') return undefined;
  const behaviour = behaviourOf(order.state, wanted);
  return behaviour && moveStanding(credit.standing ?? newStanding, behaviour, housePolicy.behaviour);
}
