import * as z from 'zod';
import { orderStatuses } from '../domain/order-state.js';
import { country, instant, minorUnits, moneySchema, text } from './values.js';

const id = (what: string) => text(64).describe(what);
const positive = minorUnits.min(1);
const date = z.iso.date().describe('ISO 8601 calendar date.');

export const confirmRequestSchema = z.strictObject({
  token: text(128),
  amount: moneySchema.describe('The true order total. It must equal what was authorized.'),
  reference: text(64).describe('Your order number. It must equal the one authorized, if there was one.'),
});

export const captureRequestSchema = z.strictObject({
  capture: id('Your number for it, such as that of the invoice; unique within the order.'),
  amount: positive.describe('Gross, in minor units of the order’s currency: at most what is not captured yet.'),
  invoiceUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional()
    .describe(
      'Where the payment provider can download the invoice; needed if one finances the order. No personal data in it.',
    ),
});

export const refundRequestSchema = z.strictObject({
  refund: id('Your number for it, such as that of the credit note; unique within the order.'),
  amount: positive.describe(
    'Gross, in minor units of the order’s currency: at most what was captured and not given back.',
  ),
});

export const cancelRequestSchema = z.strictObject({});

export const paymentRequestSchema = z.strictObject({
  payment: id('Its number at the bank or provider; told twice, it counts once.'),
  amount: positive.describe('In minor units of the order’s currency.'),
  receivedOn: date.describe('The day on which it arrived; today at the latest.'),
});

export const orderSchema = z.strictObject({
  id: z.uuid(),
  status: z.enum(orderStatuses),
  reference: z.string(),
  amount: moneySchema.describe('What was confirmed: always uncaptured + captured + cancelled.'),
  fee: z.strictObject({ basisPoints: z.int(), amount: minorUnits }),
  paymentTermDays: z.int(),
  company: z.strictObject({ name: z.string(), country }).optional().describe('Absent once it has been erased.'),
  confirmedAt: instant,
  sums: z
    .strictObject({
      uncaptured: minorUnits,
      captured: minorUnits,
      cancelled: minorUnits,
      refunded: minorUnits,
      paid: minorUnits,
      outstanding: minorUnits,
      overpaid: minorUnits,
    })
    .describe('Always captured - refunded = paid + outstanding - overpaid.'),
  captures: z.array(
    z.strictObject({ capture: z.string(), amount: minorUnits, open: minorUnits, at: instant, dueOn: date }),
  ),
  refunds: z.array(z.strictObject({ refund: z.string(), amount: minorUnits })),
  payments: z.array(z.strictObject({ payment: z.string(), amount: minorUnits, receivedOn: date })),
});

export const orderParamsSchema = z.strictObject({ order: z.uuid() });

/** Query parameters come as texts, and are read as what they mean where they are used. */
export const orderListQuerySchema = z.strictObject({
  status: z.enum(orderStatuses).optional(),
  reference: text(64).optional(),
  after: z.uuid().optional().describe('Id of the last order of the page before.'),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/)
    .optional()
    .describe('1 to 100; 20 if absent.'),
});

export const orderListSchema = z.strictObject({
  orders: z.array(orderSchema),
  next: z.uuid().optional().describe('Ask with `after` set to it for the next page; absent on the last one.'),
});

export type ConfirmRequest = z.infer<typeof confirmRequestSchema>;
export type CaptureRequest = z.infer<typeof captureRequestSchema>;
export type RefundRequest = z.infer<typeof refundRequestSchema>;
export type PaymentRequest = z.infer<typeof paymentRequestSchema>;
export type OrderListQuery = z.infer<typeof orderListQuerySchema>;
export type Order = z.infer<typeof orderSchema>;
export type OrderList = z.infer<typeof orderListSchema>;
