const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** How long a delivery waits after each failed attempt, in milliseconds (Standard Webhooks, "Deliverability and reliability"). */
const delays = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;

const longestWish = 24 * hour;
// A tenth more at most, so that what failed together does not come again together.
const spread = 0.1;

/**
 * When a delivery is to be tried again.
 *
 * @param attempts made so far, at least one
 * @param retryAfter what the receiver asks for (RFC 9110, section 10.2.3): heeded up to a day, if it is later than ours
 * @returns undefined when it has been tried often enough
 */
export function nextAttempt(attempts: number, retryAfter: string | undefined, now: number): Date | undefined {
  const delay = delays[attempts - 1];
  if (delay === undefined) return undefined;
  const wish = Math.min(readRetryAfter(retryAfter, now), longestWish);
  return new Date(now + Math.max(delay * (1 + Math.random() * spread), wish));
}

/** Seconds or a date; what is neither asks for nothing. */
function readRetryAfter(text = '', now: number): number {
  const wish = /^\d+$/u.test(text) ? Number(text) * second : Date.parse(text) - now;
  return Number.isNaN(wish) ? 0 : wish;
}
