/*
 * Readers of the server's answers work with these instead of a validation library, which would weigh more than the rest of the first
 * load. The same cases run against them and against the contract's schemas, so that the two cannot drift apart.
 */

export type Members = Readonly<Record<string, unknown>>;

export function isText(input: unknown): input is string {
  return typeof input === 'string' && input !== '';
}

export function isOneOf(input: unknown, values: readonly string[]): boolean {
  return values.includes(input as string);
}

export function isListOf(input: unknown, isRight: (value: unknown) => boolean, least = 1): boolean {
  return Array.isArray(input) && input.length >= least && input.every(isRight);
}

/** The members of an object; of anything else there are none. */
export function membersOf(input: unknown): Members {
  return typeof input === 'object' && input !== null ? (input as Members) : {};
}
