import type { AttemptAnswer } from '../contract/schemas.js';
import type { ProblemCode } from '../contract/problem.js';
import { advices } from '../domain/advice.js';
import type { Decision } from '../domain/decision.js';
import { comparedFields } from '../domain/evidence.js';
import { fieldPaths } from '../domain/issue.js';
import { isCurrency, isMinorUnits, type Money } from '../domain/money.js';
import { isListOf, isOneOf, isText, membersOf } from './shape.js';

/** Reads what became of an attempt. */
export function readAttemptAnswer(input: unknown): AttemptAnswer | undefined {
  const answer = membersOf(input);
  if (!isText(answer['attempt'])) return undefined;
  const isReadable =
    answer['status'] === 'decided'
      ? isMoney(answer['amount']) && isOptional(answer['reference'], isText) && isDecision(answer['decision'])
      : isOneOf(answer['status'], ['running', 'unknown', 'released', 'expired', 'confirmed']);
  return isReadable ? (input as AttemptAnswer) : undefined;
}

/** Reads the two members of a problem that decide what happens next. */
export function readProblem(input: unknown): { code: ProblemCode; retryable: boolean } | undefined {
  const { code, retryable } = membersOf(input);
  return isText(code) && typeof retryable === 'boolean' ? { code: code as ProblemCode, retryable } : undefined;
}

function isDecision(input: unknown): input is Decision {
  const decision = membersOf(input);
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
      return (
        typeof decision['company'] === 'object' &&
        Object.entries(membersOf(decision['company'])).every(
          ([path, text]) => isOneOf(path, comparedFields) && typeof text === 'string',
        )
      );
    case 'review':
      return isText(decision['until']);
    default:
      return false;
  }
}

function isMoney(input: unknown): input is Money {
  const { amount, currency } = membersOf(input);
  return isMinorUnits(amount) && isCurrency(currency);
}

function isOptional(input: unknown, isRight: (value: unknown) => boolean): boolean {
  return input === undefined || isRight(input);
}
