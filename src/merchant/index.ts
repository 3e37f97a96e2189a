/** For a shop's server: orders, signed baskets, webhooks. Needs fetch and Web Crypto, and nothing else. */
export { createMerchantClient, type MerchantClient, type OrderQuery } from './client.js';
export type { ClientConfig, Outcome, Refused, Unreachable } from './request.js';
export { signBasket, type BasketToSign, type SigningOptions } from './basket.js';
export { readWebhook, type WebhookOptions, type WebhookReading, type WebhookRefusal } from './webhook.js';
