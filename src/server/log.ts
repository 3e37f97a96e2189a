import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type DestinationStream } from 'pino';
import { problems, type ProblemCode } from '../contract/problem.js';
import { routes, serverRoutes } from '../contract/paths.js';
import { declineReasons, type Assessment, type ReviewReason } from '../domain/decision.js';
import type { Mode } from '../domain/issue.js';
import type { ProviderName } from './provider-port.js';
import type { StepType } from './provider-store-port.js';

/** Everything a line can be about. */
const messages = [
  'request',
  'request failed',
  'decision',
  'job done',
  'job failed',
  'webhook failed',
  'webhook given up',
  'webhook could not be written',
  'provider told later',
  'provider not told',
  'nobody knows',
  'provider finances',
  'provider missing',
  'listening',
  'stopping',
  'stopped',
  'start failed',
  'crashed',
] as const;
export type LogMessage = (typeof messages)[number];

export const loggedMethods = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'other'] as const;
export type LoggedMethod = (typeof loggedMethods)[number];

/** Routes as they are counted and logged: the contract's own paths, never what was sent for their parameters. */
export const loggedRoutes = [
  ...Object.values({ ...routes, ...serverRoutes }).map(({ path }) => path),
  '/sdk/*',
  'other',
] as const;
export type LoggedRoute = (typeof loggedRoutes)[number];

const jobs = ['expire holds', 'forget', 'tell merchants', 'tell provider', 'ask provider'] as const;
export type JobName = (typeof jobs)[number];

const reviewReasons = Object.keys({
  identity_unavailable: true,
  solvency_unavailable: true,
  score_in_doubt: true,
} satisfies Record<ReviewReason, true>) as ReviewReason[];

const stepTypes = Object.keys({
  confirmed: true,
  captured: true,
  refunded: true,
  cancelled: true,
  payment_received: true,
  released: true,
  superseded: true,
  expired: true,
  answered_late: true,
} satisfies Record<StepType, true>) as StepType[];

/** What a job can have done, as numbers. */
const counts = {
  holds: finite,
  subjects: finite,
  calls: finite,
  deliveries: finite,
  delivered: finite,
  failed: finite,
  given_up: finite,
  done: finite,
  later: finite,
  settled: finite,
  unknown: finite,
};
export type Counts = { readonly [Name in keyof typeof counts]?: number };

/**
 * All that a line may say, and what of each field is let through. Names, addresses, e-mails, tokens and keys have no field; what is not
 * in this table, or does not fit its field, is not written, whoever passes it. Most fields are closed lists.
 */
const fields = {
  requestId: matching(/^[\da-f-]{32,36}$/u),
  method: oneOf(loggedMethods),
  route: oneOf(loggedRoutes),
  status: finite,
  milliseconds: rounded,
  /** Id of a merchant. */
  merchant: matching(/^[\da-f-]{36}$/u),
  problem: oneOf(Object.keys(problems) as ProblemCode[]),
  mode: oneOf<Mode>(['test', 'live']),
  outcome: oneOf<Assessment['outcome']>(['proceed', 'correct', 'decline', 'review']),
  reason: oneOf([...declineReasons, ...reviewReasons, 'unknown']),
  /** Whose orders can be financed. */
  provider: oneOf<ProviderName>(['house', 'billie']),
  countries: matching(/^[A-Z]{2}(?: [A-Z]{2})*$/u),
  currency: matching(/^[A-Z]{3}$/u),
  job: oneOf(jobs),
  ...counts,
  /** Ids of a webhook and of where it goes, and what came back: a status of HTTP, or a code of ours. */
  delivery: matching(/^[\da-f-]{36}$/u),
  endpoint: matching(/^[\da-f-]{36}$/u),
  attempts: finite,
  answer: matching(/^(?:\d{3}|unreachable|timeout|unwritten|invalid_url|https_required|private_address)$/u),
  /** Requests that were cut off. */
  cut: finite,
  port: finite,
  metricsPort: finite,
  version: matching(/^(?:\d+\.\d+\.\d+[\w.-]{0,32}|unreleased)$/u),
  signal: oneOf(['SIGTERM', 'SIGINT']),
  /** Id of an authorization, what the provider was to be told of it, and what came back. */
  authorization: matching(/^[\da-f-]{36}$/u),
  step: oneOf(stepTypes),
  // A code of ours, or a status with Billie's code and the field it is about.
  refusal: matching(/^(?:unavailable|unknown|(?:order|fact|invoice)_[a-z_]{5,20}|\d{3}(?: [a-z_.[\]\d]{1,80}){0,2})$/u),
} as const;

/** Names of all fields but `error`, which has a description of its own. */
export const fieldNames = Object.keys(fields);

type Fields = typeof fields;
export type LogFields = {
  readonly [Name in keyof Fields]?: ReturnType<Fields[Name]>;
} & { readonly error?: unknown };

type Level = 'info' | 'warn' | 'error';
export type Log = Readonly<Record<Level, (fields: LogFields, message: LogMessage) => void>>;

/**
 * A structured log, one JSON object a line, on standard output. Lines that are written while a request is served carry its id.
 *
 * @param level of pino: `trace` to `fatal`, or `silent`
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const formatters = { level: (label: string) => ({ level: label }) };
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters }, destination);
  const write =
    (name: Level) =>
    (given: LogFields, message: LogMessage): void => {
      if (!logger.isLevelEnabled(name)) return;
      logger[name](select(given), oneOf(messages)(message) ?? 'unnamed');
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

const currentRequest = new AsyncLocalStorage<string>();

/** Does work as part of a request: its log lines carry the id. */
export function runAsRequest<Value>(requestId: string, work: () => Value): Value {
  return currentRequest.run(requestId, work);
}

function select(given: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = { requestId: currentRequest.getStore() };
  for (const [name, pass] of Object.entries(fields)) {
    const value = pass(memberOf(given, name));
    if (value !== undefined) line[name] = value;
  }
  const error = memberOf(given, 'error');
  return error === undefined ? line : { ...line, error: describeError(error) };
}

/** How far causes are followed. */
const deepestCause = 3;

/** Database errors quote the row they failed on, which can be a person's: kind, code and stack are enough. */
function describeError(error: unknown, depth = 1): object {
  const [code, stack, cause] = [memberOf(error, 'code'), memberOf(error, 'stack'), memberOf(error, 'cause')];
  return {
    kind: matching(/^\w{1,40}$/u)(memberOf(memberOf(error, 'constructor'), 'name')),
    // PostgreSQL's five characters, or a name of Node or the operating system.
    code: matching(/^(?:[\dA-Z]{5}|E[A-Z][\dA-Z_]{1,40})$/u)(code),
    stack: typeof stack === 'string' ? framesOf(stack, memberOf(error, 'message')) : undefined,
    ...(cause !== undefined && depth < deepestCause && { cause: describeError(cause, depth + 1) }),
  };
}

/** The places of a stack without the message above them, which may itself look like a place. */
function framesOf(stack: string, message: unknown): string {
  const end = typeof message === 'string' && message !== '' ? stack.indexOf(message) + message.length : 0;
  const frames = stack.slice(end).split('\n').slice(1);
  return frames.filter((line) => /^\s+at .+:\d+:\d+\)?$/u.test(line)).join('\n');
}

/** A member of whatever was passed. Reading it may throw; a log never does. */
function memberOf(value: unknown, name: string): unknown {
  try {
    return (value as Record<string, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}

function oneOf<const Value extends string>(values: readonly Value[]): (value: unknown) => Value | undefined {
  return (value) => values.find((known) => known === value);
}

function matching(pattern: RegExp): (value: unknown) => string | undefined {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

function rounded(value: unknown): number | undefined {
  return typeof value === 'number' ? finite(Math.round(value)) : undefined;
}

function finite(value: unknown): number | undefined {
  return Number.isFinite(value) ? (value as number) : undefined;
}
