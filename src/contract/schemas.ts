import * as z from 'zod';
import { lineTypes } from '../domain/basket.js';
import { advices } from '../domain/advice.js';
import { buyerTypes } from '../domain/eligibility.js';
import { comparedFields } from '../domain/evidence.js';
import { fieldPaths, modes } from '../domain/issue.js';
import { attemptPattern } from './paths.js';
import { country, currency, instant, minorUnits, moneySchema, text } from './values.js';

export const attemptSchema = z.string().regex(attemptPattern).describe('128 random bits as 32 hexadecimal digits.');

export const basketSchema = z
  .strictObject({
    amount: z.strictObject({ gross: minorUnits, net: minorUnits.optional(), tax: minorUnits.optional() }),
    currency,
    trial: z.boolean().describe('Any part starts with a trial period.'),
    lines: z
      .array(
        z.strictObject({
          id: text(255),
          title: text(255),
          quantity: z.int().min(1),
          gross: minorUnits,
          trial: z.boolean().optional(),
          type: z.enum(lineTypes).optional(),
        }),
      )
      .max(500)
      .optional(),
    delivery: z
      .strictObject({ street: text(255), postcode: text(255), city: text(255), country: text(255) })
      .optional(),
    reference: text(64).optional(),
  })
  .describe('What is to be ordered. Either gross alone, or gross = net + tax.');

/** What the buyer typed. Lengths only: whether it can be right is the domain's business, so that form and server agree. */
export const buyerEntrySchema = z.strictObject({
  company: z.strictObject({
    name: text(255),
    legalForm: text(16),
    vatNumber: text(64).optional(),
    registrationNumber: text(128).optional(),
    address: z.strictObject({ street: text(255), postcode: text(32), city: text(255) }),
  }),
  contact: z.strictObject({ firstName: text(255), lastName: text(255), email: text(254), phone: text(40).optional() }),
  purchaseOrder: text(64).optional(),
  invoiceEmail: text(254).optional(),
});

export const authorizationRequestSchema = z.strictObject({
  checkout: z
    .string()
    .regex(attemptPattern)
    .describe('Names this checkout: a new authorization gives back the earlier unconfirmed one.'),
  country,
  buyerType: z.enum(buyerTypes).optional(),
  basket: basketSchema,
  basketToken: text(2_048).optional().describe('Signed by the merchant’s server; see the guide on signed baskets.'),
  buyer: buyerEntrySchema,
  insisted: z
    .array(z.enum(fieldPaths))
    .max(fieldPaths.length)
    .optional()
    .describe('Fields whose doubt the buyer has answered.'),
  consent: z
    .strictObject({ version: text(64), language: text(35) })
    .describe('The legal texts that were shown, and their language.'),
});

export const decisionSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('authorized'),
    token: text(128).describe('Opaque; confirm the order with it, once.'),
    amount: moneySchema,
    paymentTermDays: z.int(),
    companyName: z.string(),
    expiresAt: instant,
  }),
  z.strictObject({ outcome: z.literal('declined'), advice: z.enum(advices), paths: z.array(z.enum(fieldPaths)) }),
  z.strictObject({
    outcome: z.literal('correction'),
    company: z
      .partialRecord(z.enum(comparedFields), z.string())
      .describe('The register’s version of the fields that differ.'),
  }),
  z.strictObject({ outcome: z.literal('review'), until: instant }),
]);

/** What became of an attempt. `basket` lets a page that was reloaded see whether the answer still fits. */
export const attemptAnswerSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('decided'),
    attempt: attemptSchema,
    amount: moneySchema,
    reference: z.string().optional(),
    decision: decisionSchema,
  }),
  z.strictObject({
    status: z.enum(['running', 'unknown', 'released', 'expired', 'confirmed']),
    attempt: attemptSchema,
  }),
]);

export const offerSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('inactive') }),
  z.strictObject({
    status: z.literal('active'),
    mode: z.enum(modes),
    brand: z.enum(['billie', 'none']),
    rules: z.strictObject({
      countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
      limits: z.array(z.strictObject({ currency, minimum: minorUnits, maximum: minorUnits })).min(1),
      businessOnly: z.boolean(),
    }),
    basket: z.enum(['total', 'full']),
    paymentTermDays: z.int().min(1),
    legal: z.strictObject({ creditor: text(255), termsUrl: z.url(), privacyUrl: z.url(), version: text(64) }),
    companySearch: z.record(z.string(), z.enum(['none', 'number', 'name'])),
    takesReview: z.boolean(),
  }),
]);

export const offerQuerySchema = z.strictObject({ merchant: text(128).describe('The publishable key.') });
export const companyQuerySchema = z.strictObject({
  merchant: text(128).describe('The publishable key.'),
  country: z.string().regex(/^[A-Z]{2}$/),
  query: z
    .string()
    .trim()
    .min(3)
    .max(100)
    .describe('Part of a name, or a number: whatever the offer says of the country.'),
});

/** Proposals for the form, the best first, at most ten. */
export const companyListSchema = z.strictObject({
  status: z
    .enum(['answered', 'unavailable'])
    .describe('`unavailable`: the register does not answer; nothing is known.'),
  companies: z.array(
    z.strictObject({
      name: z.string(),
      legalForm: z.string().optional().describe('ISO 20275 code.'),
      vatNumber: z.string().optional(),
      registrationNumber: z.string().optional(),
      address: z.strictObject({ street: z.string(), postcode: z.string(), city: z.string() }).optional(),
    }),
  ),
});

export const attemptParamsSchema = z.strictObject({ attempt: attemptSchema });

export type AuthorizationRequest = z.infer<typeof authorizationRequestSchema>;
export type AttemptAnswer = z.infer<typeof attemptAnswerSchema>;
export type WireDecision = z.infer<typeof decisionSchema>;
export type WireOffer = z.infer<typeof offerSchema>;
export type CompanyQueryInput = z.infer<typeof companyQuerySchema>;
export type CompanyList = z.infer<typeof companyListSchema>;
