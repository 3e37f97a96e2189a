import { idempotencyHeader } from '../contract/paths.js';
import type { ProblemCode } from '../contract/problem.js';

/** How a shop's server reaches the backend. */
export interface ClientConfig {
  /** Where the backend is, without "/v1": "https://pay.shop.example". */
  readonly endpoint: string;
  /** `sk_test_…` or `sk_live_…`; never for a browser. */
  readonly secretKey: string;
  /** Milliseconds that one try may take; 10,000 if absent. */
  readonly timeout?: number;
  /** How often a call is tried at most; 4 if absent. */
  readonly tries?: number;
  /** In the place of the platform's own. */
  readonly fetch?: typeof fetch;
  /** Waits so many milliseconds between two tries; for tests. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** The backend has answered that it will not: the same call will be answered the same. */
export interface Refused {
  readonly status: 'refused';
  /** See the table of errors; `unreadable` for an answer that is none of the backend's. */
  readonly code: ProblemCode | 'unreadable';
  readonly httpStatus: number;
  /** What is wrong where, if it says so. */
  readonly issues: readonly { readonly path: string; readonly code: string }[];
}

/**
 * Nobody knows whether the call has arrived. Made again with the same idempotency key, however much later within a month, it is done once
 * and no more.
 */
export interface Unreachable {
  readonly status: 'unreachable';
  /** Of a call that creates something. */
  readonly idempotencyKey: string | undefined;
}

export type Outcome<Value> = { readonly status: 'done'; readonly value: Value } | Refused | Unreachable;

/** One call. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

const [usualTimeout, usualTries] = [10_000, 4];
/** Milliseconds before the second try; doubled each time, up to the longest. */
const [firstPause, longestPause] = [250, 8_000];
/** Of HTTP: the answer says nothing about the call, which may be made again under its key. */
const passing = [408, 425, 429, 500, 502, 503, 504];

/** Makes a call, again if that can help. Never throws for what is to be expected outside. */
export async function send<Value>(config: ClientConfig, call: Call): Promise<Outcome<Value>> {
  const { tries = usualTries, wait = pause } = config;
  for (let attempt = 1; ; attempt += 1) {
    const response = await tryOnce(config, call);
    const answer = response && (await read(response));
    if (response?.ok && answer) return { status: 'done', value: answer as Value };
    const isPassing = !response || response.ok || passing.includes(response.status) || isBusy(answer);
    if (response && !isPassing) return refuse(response.status, answer);
    if (attempt >= tries) {
      const isAnswered = response?.status === 429 || isBusy(answer);
      return response && isAnswered
        ? refuse(response.status, answer)
        : { status: 'unreachable', idempotencyKey: call.idempotencyKey };
    }
    await wait(pauseBefore(attempt, response));
  }
}

async function tryOnce(
  config: ClientConfig,
  { method, path, body, idempotencyKey }: Call,
): Promise<Response | undefined> {
  const { endpoint, secretKey, timeout = usualTimeout, fetch: ask = fetch } = config;
  try {
    return await ask(`${endpoint.replace(/\/$/u, '')}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${secretKey}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(idempotencyKey !== undefined && { [idempotencyHeader]: idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeout),
    });
  } catch {
    return undefined;
  }
}

/** Nothing for an answer that broke off, or is no JSON. */
async function read(response: Response): Promise<object | undefined> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

function isBusy(answer: object | undefined): boolean {
  return answer !== undefined && 'code' in answer && answer.code === 'idempotency_key_busy';
}

function refuse(httpStatus: number, answer: object | undefined): Refused {
  const { code, issues } = (answer ?? {}) as { readonly code?: unknown; readonly issues?: unknown };
  return {
    status: 'refused',
    code: typeof code === 'string' ? (code as ProblemCode) : 'unreadable',
    httpStatus,
    issues: Array.isArray(issues) ? (issues as Refused['issues']) : [],
  };
}

/** What the backend asks for, or longer each time; at random, so that many do not come back at once. */
function pauseBefore(attempt: number, response: Response | undefined): number {
  const asked = Number(response?.headers.get('Retry-After') ?? NaN);
  const own = Math.min(longestPause, firstPause * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
  return Number.isFinite(asked) && asked >= 0 ? asked * 1_000 : own;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, milliseconds));
}
