import * as z from 'zod';

/** Every wire failure we can answer: its HTTP status, its title, and whether the same request may succeed later. */
export const problems = {
  malformed_json: { status: 400, title: 'The body is not valid JSON.', retryable: false },
  invalid_request: { status: 400, title: 'The request does not have the documented shape.', retryable: false },
  invalid_buyer: { status: 422, title: 'The company or the contact cannot be right.', retryable: false },
  basket_token_missing: { status: 403, title: 'The merchant’s server must sign the basket.', retryable: false },
  basket_token_invalid: { status: 403, title: 'The basket token is not good for this basket.', retryable: false },
  not_eligible: { status: 422, title: 'This basket cannot be paid by invoice.', retryable: false },
  missing_key: { status: 401, title: 'An API key is needed.', retryable: false },
  unknown_key: { status: 401, title: 'The API key is not known.', retryable: false },
  wrong_key_kind: { status: 403, title: 'This route needs the other kind of API key.', retryable: false },
  origin_not_allowed: { status: 403, title: 'The origin is not on the merchant’s list.', retryable: false },
  merchant_inactive: { status: 403, title: 'The merchant cannot offer the method at present.', retryable: false },
  not_found: { status: 404, title: 'There is no such resource.', retryable: false },
  method_not_allowed: { status: 405, title: 'The resource does not take this method.', retryable: false },
  body_too_large: { status: 413, title: 'The body is larger than the limit.', retryable: false },
  unsupported_media_type: { status: 415, title: 'The body must be application/json.', retryable: false },
  idempotency_key_missing: { status: 400, title: 'The Idempotency-Key header is needed.', retryable: false },
  idempotency_key_reused: { status: 409, title: 'The idempotency key was used with another body.', retryable: false },
  idempotency_key_busy: { status: 409, title: 'The first request with this key is still running.', retryable: true },
  attempt_not_releasable: { status: 409, title: 'The attempt has become an order.', retryable: false },
  authorization_not_found: {
    status: 404,
    title: 'The token belongs to no authorization of this merchant.',
    retryable: false,
  },
  authorization_mismatch: { status: 422, title: 'The order differs from what was authorized.', retryable: false },
  authorization_expired: { status: 410, title: 'The authorization was not confirmed in time.', retryable: false },
  authorization_released: { status: 410, title: 'The authorization was given back.', retryable: false },
  authorization_in_review: { status: 409, title: 'The order is still being looked at.', retryable: true },
  authorization_limit_exceeded: {
    status: 409,
    title: 'The company’s limit has no room for the order any more.',
    retryable: false,
  },
  already_confirmed: { status: 409, title: 'The authorization has already become an order.', retryable: false },
  order_move_refused: { status: 409, title: 'The order does not allow this.', retryable: false },
  too_many_requests: { status: 429, title: 'Too many requests.', retryable: true },
  internal_error: { status: 500, title: 'Something went wrong on our side.', retryable: true },
  unavailable: { status: 503, title: 'The service is not available at present.', retryable: true },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>;

export type ProblemCode = keyof typeof problems;

/** Media type of every failure (RFC 9457, section 3). */
export const problemMediaType = 'application/problem+json';

/** One thing wrong with a request: where, and which kind. Never a sentence for buyers. */
export const problemIssueSchema = z.strictObject({
  path: z.string().describe('Dotted path in the request, for example `basket.amount.gross`.'),
  code: z.string().describe('Issue code, mistake code or eligibility reason.'),
});

/** RFC 9457 problem details. `code` repeats the end of `type` for those who switch on it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  retryable: z.boolean(),
  detail: z.string().optional(),
  issues: z.array(problemIssueSchema).optional(),
});

export type Problem = z.infer<typeof problemSchema>;
export type ProblemIssue = z.infer<typeof problemIssueSchema>;

/** Builds the body of a failure. */
export function describeProblem(
  code: ProblemCode,
  more: { detail?: string; issues?: readonly ProblemIssue[] } = {},
): Problem {
  const { status, title, retryable } = problems[code];
  return {
    type: `urn:billie-invoice:problem:${code}`,
    title,
    status,
    code,
    retryable,
    ...(more.detail !== undefined && { detail: more.detail }),
    ...(more.issues && { issues: [...more.issues] }),
  };
}
