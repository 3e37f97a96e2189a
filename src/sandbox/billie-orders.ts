import { randomUUID } from 'node:crypto';
import type { Verdict } from './billie-buyers.js';
import { checkBody, toCents, type BodyName } from './billie-fields.js';
import { reply, textIn, type Reply } from './reply.js';

// Orders and invoices of pretend Billie. Amounts are cents inside and euros outside.

/** Cents. */
interface Amount {
  readonly gross: number;
  readonly net: number;
  readonly tax: number;
}

interface Invoice {
  readonly uuid: string;
  number: string;
  url: string;
  readonly amount: Amount;
  readonly createdAt: string;
  readonly dueDate: string;
  state: 'created' | 'complete' | 'cancelled';
  /** Cents. */
  credited: number;
  paid: number;
}

export interface Order {
  readonly uuid: string;
  readonly asked: unknown;
  verdict: Verdict;
  readonly createdAt: string;
  readonly invoices: Invoice[];
  externalCode: string | undefined;
  state: string;
  amount: Amount;
  uncaptured: Amount;
}

/** A request that was not granted. Billie publishes no codes for these; they are ours, and so is 403 for the wrong state. */
export function refuse(status: 400 | 403 | 404, code: string, source?: string): Reply {
  return reply({ errors: [{ title: 'Not possible', code, ...(source !== undefined && { source }) }] }, status);
}

/** The refusal of a body that is not as it must be. */
export function objectionTo(name: BodyName, body: unknown): Reply | undefined {
  const errors = checkBody(name, body);
  return errors.length > 0 ? reply({ errors }, 400) : undefined;
}

const done = reply(undefined, 204);
const nothing: Amount = { gross: 0, net: 0, tax: 0 };

/** What can be done to an order at its address. */
export function openOrder(asked: unknown, verdict: Verdict, now: number): Order {
  const amount = amountIn(asked);
  return {
    uuid: randomUUID(),
    asked,
    verdict,
    createdAt: moment(now),
    invoices: [],
    externalCode: textIn(asked, 'external_code') || undefined,
    state: verdict.state,
    amount,
    uncaptured: verdict.state === 'declined' ? nothing : amount,
  };
}

const open = ['created', 'partially_shipped'];

/** All of it is applied or nothing. Amounts only go down here; real Billie checks a raise like a new order. */
export function updateOrder(order: Order, body: unknown): Reply {
  const objection = objectionTo('orderUpdate', body);
  if (objection) return objection;
  const code = textIn(body, 'external_code');
  const isSame = code === '' || code === order.externalCode;
  if (!isSame && order.externalCode !== undefined) return refuse(400, 'external_code_is_set', 'external_code');
  if (!isSame && order.state !== 'created') return refuse(403, 'order_state');
  const amount = isGiven(body, 'amount') ? amountIn(body) : undefined;
  if (amount) {
    if (!open.includes(order.state)) return refuse(403, 'order_state');
    const captured = minus(order.amount, order.uncaptured);
    if (amount.gross > order.amount.gross) return refuse(400, 'amount_raised', 'amount.gross');
    if (amount.gross < captured.gross) return refuse(400, 'amount_below_captured', 'amount.gross');
    order.amount = amount;
    order.uncaptured = minus(amount, captured);
    if (order.uncaptured.gross === 0) order.state = 'shipped';
  }
  if (!isSame) order.externalCode = code;
  return done;
}

/** An order without invoice ends; of one that has some, what is not captured is dropped. */
export function cancelOrder(order: Order): Reply {
  if (![...open, 'waiting'].includes(order.state)) return refuse(403, 'order_state');
  const isCaptured = order.state === 'partially_shipped';
  if (isCaptured) order.amount = minus(order.amount, order.uncaptured);
  order.uncaptured = nothing;
  order.state = isCaptured ? 'shipped' : 'cancelled';
  return done;
}

/** Somebody has looked at it. */
export function endWaiting(order: Order, isApproved: boolean): void {
  order.state = isApproved ? 'created' : 'declined';
  if (isApproved) return;
  order.verdict = { ...order.verdict, state: 'declined', reason: 'risk_policy' };
  order.uncaptured = nothing;
}

/** Takes the same invoice number twice: nothing tells that real Billie does not. */
export function captureOrder(order: Order, body: unknown, now: number): Reply {
  if (!open.includes(order.state)) return refuse(403, 'order_state');
  const amount = amountIn(body);
  if (amount.gross > order.uncaptured.gross) return refuse(400, 'amount_too_high', 'amount.gross');
  const term = Number(isGiven(order.asked, 'duration') ? (order.asked as { duration: unknown }).duration : 0);
  const invoice: Invoice = {
    uuid: randomUUID(),
    number: textIn(body, 'external_code'),
    url: textIn(body, 'invoice_url'),
    amount,
    createdAt: moment(now),
    dueDate: moment(now + term * 86_400_000).slice(0, 10),
    state: 'created',
    credited: 0,
    paid: 0,
  };
  order.invoices.push(invoice);
  order.uncaptured = minus(order.uncaptured, amount);
  order.state = order.uncaptured.gross === 0 ? 'shipped' : 'partially_shipped';
  return reply({ uuid: invoice.uuid }, 201);
}

export function updateInvoice(invoice: Invoice, body: unknown): Reply {
  const objection = objectionTo('invoiceUpdate', body);
  if (objection) return objection;
  invoice.number = textIn(body, 'external_code');
  invoice.url = textIn(body, 'invoice_url');
  return done;
}

export function cancelInvoice(invoice: Invoice): Reply {
  if (invoice.state !== 'created') return refuse(403, 'invoice_state');
  invoice.state = 'cancelled';
  return done;
}

export function creditInvoice(invoice: Invoice, body: unknown): Reply {
  const objection = objectionTo('creditNote', body);
  if (objection) return objection;
  if (invoice.state === 'cancelled') return refuse(403, 'invoice_state');
  const { gross } = amountIn(body);
  if (gross > invoice.amount.gross - invoice.credited) return refuse(400, 'amount_too_high', 'amount.gross');
  invoice.credited += gross;
  return reply({ uuid: randomUUID() }, 201);
}

export function payInvoice(order: Order, invoice: Invoice, body: unknown): Reply {
  const objection = objectionTo('payment', body);
  if (objection) return objection;
  const paid = toCents((body as { paid_amount: unknown }).paid_amount) ?? 0;
  if (invoice.state !== 'created') return refuse(403, 'invoice_state');
  if (paid > outstanding(invoice)) return refuse(400, 'amount_too_high', 'paid_amount');
  invoice.paid += paid;
  if (outstanding(invoice) === 0) invoice.state = 'complete';
  const isPaid = order.invoices.every(({ state }) => state !== 'created');
  if (order.state === 'shipped' && isPaid) order.state = 'complete';
  return done;
}

/** Cents. */
function outstanding({ state, amount, credited, paid }: Invoice): number {
  return state === 'cancelled' ? 0 : Math.max(0, amount.gross - credited - paid);
}

/** "YYYY-MM-DD HH:MM:SS". */
function moment(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replace('T', ' ');
}

function isGiven(body: unknown, name: string): boolean {
  return ((body as Readonly<Record<string, unknown>>)[name] ?? undefined) !== undefined;
}

function amountIn(body: unknown): Amount {
  const { gross, net, tax } = (body as { readonly amount: Amount }).amount;
  return { gross: toCents(gross) ?? 0, net: toCents(net) ?? 0, tax: toCents(tax) ?? 0 };
}

function minus(one: Amount, other: Amount): Amount {
  return { gross: one.gross - other.gross, net: one.net - other.net, tax: one.tax - other.tax };
}

export function toEuros({ gross, net, tax }: Amount): Amount {
  return { gross: gross / 100, net: net / 100, tax: tax / 100 };
}

/** `GET /invoices/{uuid}`, and each of an order's `invoices`. */
export function describeInvoice(invoice: Invoice): object {
  const { uuid, number, state, amount, createdAt, dueDate } = invoice;
  return {
    uuid,
    invoice_number: number,
    state,
    payout_amount: 0,
    amount: toEuros(amount),
    outstanding_amount: outstanding(invoice) / 100,
    pending_merchant_payment_amount: 0,
    pending_cancellation_amount: 0,
    fee_amount: toEuros(nothing),
    fee_rate: 0,
    due_date: dueDate,
    created_at: createdAt,
  };
}
