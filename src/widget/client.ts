import { idempotencyHeader, routes } from '../contract/paths.js';
import type { AttemptAnswer, AuthorizationRequest } from '../contract/schemas.js';
import type { Offer } from '../domain/terms.js';
import type { Answered } from './settle.js';
import type { Attempt } from './state.js';
import { readAttemptAnswer, readOffer, readProblem } from './wire.js';

/** Where the backend is, and whose checkout this is. */
export interface Access {
  /** Address of the backend without a path. */
  readonly endpoint: string;
  /** The merchant's publishable key. */
  readonly merchant: string;
}

/** What the offer request came to. */
export type OfferReading = Offer | { readonly status: 'unreachable' | 'refused' };

// The decision itself takes 2.5 s for the evidence and up to 8 s for a provider.
const patience = { offer: 8_000, authorize: 15_000, ask: 8_000 } as const;

/** Asks what this merchant may show. Never throws. */
export async function fetchOffer({ endpoint, merchant }: Access, signal: AbortSignal): Promise<OfferReading> {
  const address = `${endpoint}${routes.offer.path}?merchant=${encodeURIComponent(merchant)}`;
  try {
    const response = await fetch(address, { signal: limit(patience.offer, signal), credentials: 'omit' });
    if (response.status === 401 || response.status === 403) return { status: 'refused' };
    return (response.ok && readOffer(await response.json())) || { status: 'unreachable' };
  } catch {
    return { status: 'unreachable' };
  }
}

/** Asks for a decision under the attempt id. Sending the same attempt again can never lead to a second decision. */
export function sendAuthorization(access: Access, attempt: Attempt, request: AuthorizationRequest): Promise<Answered> {
  const body = JSON.stringify(request);
  return call(access, attempt, routes.authorize.path, {
    method: 'POST',
    signal: limit(patience.authorize),
    headers: { 'Content-Type': 'application/json', [idempotencyHeader]: attempt },
    body,
  });
}

/** Asks what became of an attempt. */
export function askAttempt(access: Access, attempt: Attempt): Promise<Answered> {
  return call(access, attempt, routes.readAttempt.path.replace('{attempt}', attempt), { signal: limit(patience.ask) });
}

/** Gives an authorization back. `keepalive` lets it finish when the page is left; if it fails, the hold expires by itself. */
export async function releaseAttempt({ endpoint, merchant }: Access, attempt: Attempt): Promise<void> {
  const path = routes.releaseAttempt.path.replace('{attempt}', attempt);
  const headers = { Authorization: `Bearer ${merchant}` };
  await fetch(endpoint + path, { method: 'POST', headers, credentials: 'omit', keepalive: true }).catch(
    () => undefined,
  );
}

async function call(
  { endpoint, merchant }: Access,
  attempt: Attempt,
  path: string,
  init: RequestInit,
): Promise<Answered> {
  try {
    const headers = { ...(init.headers as Record<string, string>), Authorization: `Bearer ${merchant}` };
    const response = await fetch(endpoint + path, { ...init, headers, credentials: 'omit' });
    return understand(attempt, response.ok, await response.json());
  } catch {
    // No answer, half an answer, or no JSON: the request may have arrived all the same.
    return { type: 'lost', attempt };
  }
}

function understand(attempt: Attempt, isOk: boolean, body: unknown): Answered {
  const answer: AttemptAnswer | undefined = isOk ? readAttemptAnswer(body) : undefined;
  if (answer?.attempt === attempt) return { type: 'answered', answer };
  const problem = isOk ? undefined : readProblem(body);
  return problem ? { type: 'refused', attempt, ...problem } : { type: 'lost', attempt };
}

function limit(milliseconds: number, signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(milliseconds);
  return signal && 'any' in AbortSignal ? AbortSignal.any([timeout, signal]) : timeout;
}
