import type { Clock } from '../../ports.js';
import { callUpstream, type CallUpstream, type UpstreamAnswer, type UpstreamCall } from '../upstream.js';
import { numberOf, textOf } from '../wire.js';

export interface BillieAccess {
  /** With the version: `https://paella.billie.io/api/v2`. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** POST with a body and GET without one, if no method is named. */
export interface BillieRequest extends Pick<UpstreamCall, 'method' | 'json'> {
  readonly path: string;
}

export type BillieAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: unknown }
  /** It cannot have had an effect. */
  | { readonly outcome: 'not_sent'; readonly because: string }
  /** Sent, and no answer: it may have had its effect. */
  | { readonly outcome: 'open' };

/** Calls Billie's API v2 (docs.billie.io), logged in. */
export interface BillieClient {
  /** Never sent twice, except that what a token was refused for is sent again with a new one. */
  send(request: BillieRequest, signal: AbortSignal): Promise<BillieAnswer>;
}

/** Why a request was not sent, if the credentials are wrong. */
export const credentialsRefused = 'credentials_refused';

/** What Billie gives a token by default, and how long before its end it is renewed, in seconds. */
const [usualLife, margin] = [28_800, 60];

interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly usableUntil: number;
}

type Login = Token | { readonly because: string };

export function createBillieClient(
  access: BillieAccess,
  clock: Clock,
  call: CallUpstream = callUpstream,
): BillieClient {
  const baseUrl = access.baseUrl.replace(/\/$/u, '');
  // Several may live at once: concurrent first calls may well fetch one each.
  let token: Token | undefined;
  const logIn = async (signal: AbortSignal): Promise<Login> => {
    const json = { grant_type: 'client_credentials', client_id: access.clientId, client_secret: access.clientSecret };
    const answer = await call({ address: `${baseUrl}/oauth/token`, json, signal });
    if (answer.outcome === 'unavailable') return { because: `token ${answer.reason}` };
    const text = textOf(answer.body, 'access_token');
    if ([400, 401, 403].includes(answer.status)) return { because: credentialsRefused };
    if (answer.status !== 200 || text === undefined) return { because: 'token unreadable' };
    const life = numberOf(answer.body, 'expires_in') ?? usualLife;
    return { text, usableUntil: clock.now() + (life - margin) * 1000 };
  };
  return {
    async send({ path, ...request }, signal) {
      const tried = token && clock.now() < token.usableUntil ? token : undefined;
      const sendWith = ({ text }: Token): Promise<UpstreamAnswer> =>
        call({ ...request, address: baseUrl + path, signal, headers: { Authorization: `Bearer ${text}` } });
      if (tried) {
        if (signal.aborted) return outOfTime;
        const answer = await sendWith(tried);
        if (answer.outcome !== 'answered' || answer.status !== 401) return toAnswer(answer);
      }
      // Without a token, or with one that was refused and that nobody else has renewed meanwhile: once, then it is the credentials.
      const login = token && token !== tried && clock.now() < token.usableUntil ? token : await logIn(signal);
      if ('because' in login) return { outcome: 'not_sent', because: login.because };
      token = login;
      return signal.aborted ? outOfTime : toAnswer(await sendWith(login));
    },
  };
}

const outOfTime: BillieAnswer = { outcome: 'not_sent', because: 'out_of_time' };

/** A 401 means that nothing was done, and so does a 429. */
function toAnswer(answer: UpstreamAnswer): BillieAnswer {
  if (answer.outcome === 'answered') {
    return answer.status === 401 ? { outcome: 'not_sent', because: credentialsRefused } : answer;
  }
  const { reason } = answer;
  return reason === 'not_sent' || reason === 'busy' ? { outcome: 'not_sent', because: reason } : { outcome: 'open' };
}
