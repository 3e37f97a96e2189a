import type {
  CaptureRequest,
  ConfirmRequest,
  Order,
  OrderList,
  OrderListQuery,
  PaymentRequest,
  RefundRequest,
} from '../contract/order-schemas.js';
import { serverRoutes } from '../contract/paths.js';
import { send, type ClientConfig, type Outcome } from './request.js';

/** Which part of the list is wanted. */
export type OrderQuery = Partial<OrderListQuery>;

/**
 * What a shop's server does with orders. Every creating call goes under an idempotency key, and under the same one however often it is
 * tried. Give one that you keep, such as your order's number with the step, if the call may be made again after your own process has died;
 * else one is made.
 */
export interface MerchantClient {
  /** Turns an authorization into an order. Amount and reference must be what was authorized. */
  confirm(request: ConfirmRequest, idempotencyKey?: string): Promise<Outcome<Order>>;
  /** You ship, a part or all: the payment term begins. */
  capture(order: string, request: CaptureRequest, idempotencyKey?: string): Promise<Outcome<Order>>;
  /** Goods come back. */
  refund(order: string, request: RefundRequest, idempotencyKey?: string): Promise<Outcome<Order>>;
  /** Nothing more will be captured. */
  cancel(order: string, idempotencyKey?: string): Promise<Outcome<Order>>;
  /** Money has come. */
  recordPayment(order: string, request: PaymentRequest, idempotencyKey?: string): Promise<Outcome<Order>>;
  findOrder(order: string): Promise<Outcome<Order>>;
  /** A page of orders, newest first. */
  listOrders(query?: OrderQuery): Promise<Outcome<OrderList>>;
}

/** Makes the client. It keeps nothing, so that one serves the whole process. */
export function createMerchantClient(config: ClientConfig): MerchantClient {
  const post = (path: string, body: unknown, idempotencyKey: string = crypto.randomUUID()): Promise<Outcome<Order>> =>
    send(config, { method: 'POST', path, body, idempotencyKey });
  return {
    confirm: (request, key) => post(serverRoutes.confirm.path, request, key),
    capture: (order, request, key) => post(pathOf('capture', order), request, key),
    refund: (order, request, key) => post(pathOf('refund', order), request, key),
    cancel: (order, key) => post(pathOf('cancel', order), {}, key),
    recordPayment: (order, request, key) => post(pathOf('recordPayment', order), request, key),
    findOrder: (order) => send(config, { method: 'GET', path: pathOf('readOrder', order) }),
    listOrders: (query = {}) => send(config, { method: 'GET', path: serverRoutes.listOrders.path + inQuery(query) }),
  };
}

function pathOf(step: 'capture' | 'refund' | 'cancel' | 'recordPayment' | 'readOrder', order: string): string {
  return serverRoutes[step].path.replace('{order}', encodeURIComponent(order));
}

function inQuery(query: OrderQuery): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, value);
  return given.size > 0 ? `?${given.toString()}` : '';
}
