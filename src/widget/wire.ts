import type { AttemptAnswer } from '../contract/schemas.js';
import type { ProblemCode } from '../contract/problem.js';
import { advices, type Decision } from '../domain/decision.js';
import { comparedFields } from '../domain/evidence.js';
import { fieldPaths } from '../domain/issue.js';
import { isCurrency, isMinorUnits, type Money } from '../domain/money.js';
import type { Offer } from '../domain/terms.js';

/*
 * Readers of the server's answers without a validation library, which would weigh more than the rest of the first load. The same
 * cases run against these and against the contract's schemas, so that the two cannot drift apart.
 */

type Parts = Readonly<Record<string, unknown>>;

/** Reads an offer; nothing returned means that this is none. */
export function readOffer(input: unknown): Offer | undefined {
  const offer = partsOf(input);
  if (offer['status'] === 'inactive') return { status: 'inactive' };
  const rules = partsOf(offer['rules']);
  const legal = partsOf(offer['legal']);
  const isOffer =
    offer['status'] === 'active' &&
    isOneOf(offer['mode'], ['test', 'live']) &&
    isOneOf(offer['brand'], ['billie', 'none']) &&
    isOneOf(offer['basket'], ['total', 'full']) &&
    isListOf(rules['countries'], isText) &&
    isListOf(rules['limits'], isLimit) &&
    typeof rules['businessOnly'] === 'boolean' &&
    isMinorUnits(offer['paymentTermDays']) &&
    [legal['creditor'], legal['version']].every(isText) &&
    [legal['termsUrl'], legal['privacyUrl']].every(isWebAddress) &&
    typeof offer['companySearch'] === 'object' &&
    typeof offer['takesReview'] === 'boolean';
  return isOffer ? (input as Offer) : undefined;
}

/** Reads what became of an attempt. */
export function readAttemptAnswer(input: unknown): AttemptAnswer | undefined {
  const answer = partsOf(input);
  if (!isText(answer['attempt'])) return undefined;
  const isReadable =
    answer['status'] === 'decided'
      ? isMoney(answer['amount']) && isOptional(answer['reference'], isText) && isDecision(answer['decision'])
      : isOneOf(answer['status'], ['running', 'unknown', 'released', 'expired', 'confirmed']);
  return isReadable ? (input as AttemptAnswer) : undefined;
}

/** Reads the two members of a problem that decide what happens next. */
export function readProblem(input: unknown): { code: ProblemCode; retryable: boolean } | undefined {
  const { code, retryable } = partsOf(input);
  return isText(code) && typeof retryable === 'boolean' ? { code: code as ProblemCode, retryable } : undefined;
}

function isDecision(input: unknown): input is Decision {
  const decision = partsOf(input);
  switch (decision['outcome']) {
    case 'authorized':
      return (
        [decision['token'], decision['companyName'], decision['expiresAt']].every(isText) &&
        isMinorUnits(decision['paymentTermDays']) &&
        isMoney(decision['amount'])
      );
    case 'declined':
      return (
        isOneOf(decision['advice'], advices) && isListOf(decision['paths'], (path) => isOneOf(path, fieldPaths), 0)
      );
    case 'correction':
      return Object.entries(partsOf(decision['company'])).every(
        ([path, text]) => isOneOf(path, comparedFields) && typeof text === 'string',
      );
    case 'review':
      return isText(decision['until']);
    default:
      return false;
  }
}

function isLimit(input: unknown): boolean {
  const { currency, minimum, maximum } = partsOf(input);
  return isCurrency(currency) && isMinorUnits(minimum) && isMinorUnits(maximum);
}

function isMoney(input: unknown): input is Money {
  const { amount, currency } = partsOf(input);
  return isMinorUnits(amount) && isCurrency(currency);
}

// A link a server could turn into a script (`javascript:`) must not become one.
function isWebAddress(input: unknown): boolean {
  return isText(input) && /^https?:\/\//i.test(input);
}

function isText(input: unknown): input is string {
  return typeof input === 'string' && input !== '';
}

function isOptional(input: unknown, isRight: (value: unknown) => boolean): boolean {
  return input === undefined || isRight(input);
}

function isOneOf(input: unknown, values: readonly string[]): boolean {
  return values.includes(input as string);
}

function isListOf(input: unknown, isRight: (value: unknown) => boolean, least = 1): boolean {
  return Array.isArray(input) && input.length >= least && input.every(isRight);
}

function partsOf(input: unknown): Parts {
  return typeof input === 'object' && input !== null ? (input as Parts) : {};
}
