import type { Schema } from './issues.js';
import { routes, serverRoutes, type RouteName } from './paths.js';
import type { ProblemCode } from './problem.js';
import {
  cancelRequestSchema,
  captureRequestSchema,
  confirmRequestSchema,
  orderListQuerySchema,
  orderListSchema,
  orderParamsSchema,
  orderSchema,
  paymentRequestSchema,
  refundRequestSchema,
} from './order-schemas.js';
import {
  attemptAnswerSchema,
  attemptParamsSchema,
  authorizationRequestSchema,
  companyListSchema,
  companyQuerySchema,
  offerQuerySchema,
  offerSchema,
} from './schemas.js';

/** Who may call: browsers with a publishable key from an allowed origin, the merchant's server with its secret key, or anyone. */
export type Access = 'publishable' | 'secret' | 'public';

/** One route of the HTTP contract: everything router, OpenAPI and tests need to know about it. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** The call creates something and needs an idempotency key: the attempt id for browsers, the merchant's own for servers. */
  readonly isIdempotent?: boolean;
  readonly success: { readonly status: 200 | 201; readonly schema: Schema };
  readonly problems: readonly ProblemCode[];
}

const bodyProblems = ['malformed_json', 'invalid_request', 'body_too_large', 'unsupported_media_type'] as const;
const keyProblems = ['missing_key', 'unknown_key', 'wrong_key_kind', 'too_many_requests'] as const;
const idempotencyProblems = ['idempotency_key_missing', 'idempotency_key_reused', 'idempotency_key_busy'] as const;

/** What all steps of an order's life have in common. */
const move = {
  access: 'secret',
  params: orderParamsSchema,
  isIdempotent: true,
  success: { status: 201, schema: orderSchema },
  problems: [...bodyProblems, ...keyProblems, ...idempotencyProblems, 'not_found', 'order_move_refused'],
} as const satisfies Partial<Endpoint>;

/** The one table that server, OpenAPI document and tests are made from. */
export const endpoints = {
  offer: {
    ...routes.offer,
    summary: 'What this merchant may show: rules, terms, texts.',
    access: 'publishable',
    query: offerQuerySchema,
    success: { status: 200, schema: offerSchema },
    problems: ['invalid_request', ...keyProblems, 'origin_not_allowed'],
  },
  companies: {
    ...routes.companies,
    summary: 'Propose companies for the form.',
    access: 'publishable',
    query: companyQuerySchema,
    success: { status: 200, schema: companyListSchema },
    problems: ['invalid_request', ...keyProblems, 'origin_not_allowed', 'merchant_inactive'],
  },
  authorize: {
    ...routes.authorize,
    summary: 'Decide on an order, under the attempt id.',
    access: 'publishable',
    body: authorizationRequestSchema,
    isIdempotent: true,
    success: { status: 200, schema: attemptAnswerSchema },
    problems: [
      ...bodyProblems,
      ...keyProblems,
      ...idempotencyProblems,
      'origin_not_allowed',
      'merchant_inactive',
      'basket_token_missing',
      'basket_token_invalid',
      'not_eligible',
      'invalid_buyer',
    ],
  },
  readAttempt: {
    ...routes.readAttempt,
    summary: 'What became of an attempt.',
    access: 'publishable',
    params: attemptParamsSchema,
    success: { status: 200, schema: attemptAnswerSchema },
    problems: ['invalid_request', ...keyProblems, 'origin_not_allowed', 'not_found'],
  },
  releaseAttempt: {
    ...routes.releaseAttempt,
    summary: 'Give back an authorization that is no longer wanted.',
    access: 'publishable',
    params: attemptParamsSchema,
    success: { status: 200, schema: attemptAnswerSchema },
    problems: ['invalid_request', ...keyProblems, 'origin_not_allowed', 'not_found', 'attempt_not_releasable'],
  },
  confirm: {
    ...serverRoutes.confirm,
    summary: 'Turn an authorization into an order, with the true order total and reference.',
    access: 'secret',
    body: confirmRequestSchema,
    isIdempotent: true,
    success: { status: 201, schema: orderSchema },
    problems: [
      ...bodyProblems,
      ...keyProblems,
      ...idempotencyProblems,
      'authorization_not_found',
      'authorization_mismatch',
      'authorization_expired',
      'authorization_released',
      'authorization_in_review',
      'authorization_limit_exceeded',
      'already_confirmed',
    ],
  },
  listOrders: {
    ...serverRoutes.listOrders,
    summary: 'List your orders, newest first.',
    access: 'secret',
    query: orderListQuerySchema,
    success: { status: 200, schema: orderListSchema },
    problems: ['invalid_request', ...keyProblems],
  },
  readOrder: {
    ...serverRoutes.readOrder,
    summary: 'Read an order.',
    access: 'secret',
    params: orderParamsSchema,
    success: { status: 200, schema: orderSchema },
    problems: ['invalid_request', ...keyProblems, 'not_found'],
  },
  capture: {
    ...serverRoutes.capture,
    ...move,
    summary: 'Claim a part of the order, or all of it, when it ships: the payment term begins.',
    body: captureRequestSchema,
  },
  refund: {
    ...serverRoutes.refund,
    ...move,
    summary: 'Give back a part of what was captured, or all of it.',
    body: refundRequestSchema,
  },
  cancel: {
    ...serverRoutes.cancel,
    ...move,
    summary: 'Give up whatever has not been captured.',
    body: cancelRequestSchema,
  },
  recordPayment: {
    ...serverRoutes.recordPayment,
    ...move,
    summary: 'Tell of money that has come from the buyer’s company.',
    body: paymentRequestSchema,
  },
} as const satisfies Partial<Record<RouteName, Endpoint>>;

export type EndpointName = keyof typeof endpoints;
