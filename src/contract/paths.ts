/**
 * Method and path of each route that browsers call. Kept apart from the schemas, so that they can import it without a validation
 * library. `{name}` stands for a path parameter.
 */
export const routes = {
  offer: { method: 'GET', path: '/v1/offer' },
  authorize: { method: 'POST', path: '/v1/authorizations' },
  readAttempt: { method: 'GET', path: '/v1/attempts/{attempt}' },
  companies: { method: 'GET', path: '/v1/companies' },
  releaseAttempt: { method: 'POST', path: '/v1/attempts/{attempt}/release' },
} as const;

/** The same for servers and operators. Apart, so that no browser downloads it. */
export const serverRoutes = {
  confirm: { method: 'POST', path: '/v1/orders' },
  listOrders: { method: 'GET', path: '/v1/orders' },
  readOrder: { method: 'GET', path: '/v1/orders/{order}' },
  capture: { method: 'POST', path: '/v1/orders/{order}/captures' },
  refund: { method: 'POST', path: '/v1/orders/{order}/refunds' },
  cancel: { method: 'POST', path: '/v1/orders/{order}/cancel' },
  recordPayment: { method: 'POST', path: '/v1/orders/{order}/payments' },
  providerWebhook: { method: 'POST', path: '/v1/webhooks/billie' },
  openapi: { method: 'GET', path: '/v1/openapi.json' },
  health: { method: 'GET', path: '/health' },
  ready: { method: 'GET', path: '/ready' },
} as const;

export type RouteName = keyof typeof routes | keyof typeof serverRoutes;

/** Header that carries the attempt id or the merchant's own key of a creating call. */
export const idempotencyHeader = 'Idempotency-Key';

/** An attempt id: 128 random bits as 32 lower-case hexadecimal digits, made by the browser. */
export const attemptPattern = /^[0-9a-f]{32}$/;
