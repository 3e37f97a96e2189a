import { callUpstream, type CallUpstream, type UpstreamAnswer } from '../upstream.js';
import { textOf } from '../wire.js';

export interface CreditsafeAccess {
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
}

/** Reads from Creditsafe Connect (doc.creditsafe.com), logged in. */
export interface CreditsafeClient {
  /** Asks once for all who ask the same under the same signal, that is for the same decision; the next decision asks afresh. */
  get(path: string, signal: AbortSignal): Promise<UpstreamAnswer>;
}

export function createCreditsafeClient(
  { baseUrl, username, password }: CreditsafeAccess,
  call: CallUpstream = callUpstream,
): CreditsafeClient {
  // Lives for an hour, and several may live at once: concurrent first decisions may well fetch one each.
  let token: string | undefined;
  const authenticate = async (signal: AbortSignal): Promise<string | undefined> => {
    const answer = await call({ address: `${baseUrl}/authenticate`, json: { username, password }, signal });
    return answer.outcome === 'answered' && answer.status === 200 ? textOf(answer.body, 'token') : undefined;
  };
  const get = async (path: string, signal: AbortSignal): Promise<UpstreamAnswer> => {
    const tried = token;
    const send = (current: string): Promise<UpstreamAnswer> =>
      call({ address: baseUrl + path, signal, headers: { Authorization: `Bearer ${current}` } });
    if (tried !== undefined) {
      const answer = await send(tried);
      if (answer.outcome !== 'answered' || answer.status !== 401) return answer;
    }
    // Without a token, or with one that has run out and that nobody else has renewed meanwhile: once, then it is the credentials.
    if (token === tried) token = await authenticate(signal);
    return token === undefined ? { outcome: 'unavailable', reason: 'failing' } : send(token);
  };
  const asked = new WeakMap<AbortSignal, Map<string, Promise<UpstreamAnswer>>>();
  return {
    get(path, signal) {
      const paths = asked.get(signal) ?? new Map<string, Promise<UpstreamAnswer>>();
      asked.set(signal, paths);
      const answer = paths.get(path) ?? get(path, signal);
      paths.set(path, answer);
      return answer;
    },
  };
}
