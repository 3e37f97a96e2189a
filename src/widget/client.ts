import { idempotencyHeader, routes } from '../contract/paths.js';
import type { AttemptAnswer, AuthorizationRequest } from '../contract/schemas.js';
import { within, type Access } from './offer-request.js';
import type { Answered } from './settle.js';
import type { Attempt } from './state.js';
import { readAttemptAnswer, readProblem } from './wire.js';

// The decision itself takes 2.5 s for the evidence and up to 8 s for a provider.
const patience = { authorize: 15_000, ask: 8_000 } as const;

/** Asks for a decision under the attempt id. Sending the same attempt again can never lead to a second decision. */
export function sendAuthorization(access: Access, attempt: Attempt, request: AuthorizationRequest): Promise<Answered> {
  return call(access, attempt, routes.authorize.path, {
    method: 'POST',
    signal: within(patience.authorize),
    headers: { 'Content-Type': 'application/json', [idempotencyHeader]: attempt },
    body: JSON.stringify(request),
  });
}

/** Asks what became of an attempt. */
export function askAttempt(access: Access, attempt: Attempt): Promise<Answered> {
  return call(access, attempt, routes.readAttempt.path.replace('{attempt}', attempt), { signal: within(patience.ask) });
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
