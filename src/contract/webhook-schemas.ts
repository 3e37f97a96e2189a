import * as z from 'zod';
import { captureRequestSchema, orderSchema, paymentRequestSchema, refundRequestSchema } from './order-schemas.js';
import { instant, minorUnits, moneySchema } from './values.js';

const authorizationData = z.strictObject({
  authorization: z.uuid(),
  reference: z.string().optional().describe('Your order number, if your page gave one.'),
  amount: moneySchema,
});

const orderData = z
  .strictObject({ order: z.uuid(), authorization: z.uuid() })
  .extend(orderSchema.pick({ reference: true, amount: true, status: true, sums: true }).shape);

function event<Type extends string, Data extends z.ZodType>(type: Type, when: string, data: Data) {
  return z
    .strictObject({
      type: z.literal(type),
      timestamp: instant.describe('When it happened, not when it was sent.'),
      data,
    })
    .describe(when);
}

/**
 * What a merchant's server is told, after the Standard Webhooks specification. Neither tokens nor reasons of a decision, and nothing of
 * the buyer or its company.
 */
export const webhookEventSchema = z.discriminatedUnion('type', [
  event(
    'authorization.decided',
    'A decision was made.',
    authorizationData.extend({
      status: z.enum(['authorized', 'declined', 'review']),
      decidedBy: z.enum(['house', 'billie', 'person']).describe('`person`: a review has ended.'),
    }),
  ),
  event(
    'authorization.expired',
    'Nobody confirmed in time, or ended the review in time.',
    authorizationData.extend({ status: z.literal('expired') }),
  ),
  event(
    'authorization.released',
    'The buyer has given it back, or has asked anew in the same checkout.',
    authorizationData.extend({ status: z.literal('released') }),
  ),
  event('order.confirmed', 'You have confirmed.', orderData),
  event(
    'order.captured',
    'You have captured.',
    orderData.extend({ capture: captureRequestSchema.extend({ dueOn: z.iso.date() }).describe('This one.') }),
  ),
  event('order.refunded', 'You have given back.', orderData.extend({ refund: refundRequestSchema })),
  event(
    'order.cancelled',
    'The rest was cancelled.',
    orderData.extend({ cancelled: z.strictObject({ amount: minorUnits }).describe('What was not captured then.') }),
  ),
  event('order.payment_received', 'Money has arrived.', orderData.extend({ payment: paymentRequestSchema })),
]);

export type WebhookEvent = z.infer<typeof webhookEventSchema>;
