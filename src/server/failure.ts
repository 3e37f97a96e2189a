import type { ProblemCode, ProblemIssue } from '../contract/problem.js';

/** A use case's refusal: a problem of the contract, not an exception. */
export interface Failure {
  readonly status: 'failure';
  readonly code: ProblemCode;
  readonly issues?: readonly ProblemIssue[];
  readonly retryAfterSeconds?: number;
}

export type Outcome<Value> = { readonly status: 'success'; readonly value: Value } | Failure;

/** Builds a refusal. */
export function fail(code: ProblemCode, more: Omit<Failure, 'status' | 'code'> = {}): Failure {
  return { status: 'failure', code, ...more };
}

export function succeed<Value>(value: Value): Outcome<Value> {
  return { status: 'success', value };
}

/** The database is away or overloaded. Thrown by the store, so that a caller is told to come again instead of seeing a defect. */
export class StoreUnavailable extends Error {}
