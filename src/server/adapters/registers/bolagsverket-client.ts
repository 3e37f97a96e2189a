import type { Clock } from '../../ports.js';
import { callUpstream, type CallUpstream, type UpstreamAnswer } from '../upstream.js';
import { numberOf, textOf } from '../wire.js';

export interface BolagsverketAccess {
  /** With the version: `https://gw.api.bolagsverket.se/vardefulla-datamangder/v1`. */
  readonly baseUrl: string;
  /** On another host: `https://portal.api.bolagsverket.se/oauth2/token`. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Reads from Bolagsverket's API for high-value datasets, logged in. */
export interface BolagsverketClient {
  /** `POST /organisationer`: the number stands in the body, so that no log of addresses has it. */
  getOrganisations(number: string, signal: AbortSignal): Promise<UpstreamAnswer>;
}

/** How long a token lives where its answer does not say, and how long before its end it is renewed, in seconds. */
const [usualLife, margin] = [3600, 60];

interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly usableUntil: number;
}

export function createBolagsverketClient(
  { baseUrl, tokenUrl, clientId, clientSecret }: BolagsverketAccess,
  clock: Clock,
  call: CallUpstream = callUpstream,
): BolagsverketClient {
  // Several may live at once: concurrent first enquiries may well fetch one each.
  let token: Token | undefined;
  const usable = (): Token | undefined => (token && clock.now() < token.usableUntil ? token : undefined);
  const logIn = async (signal: AbortSignal): Promise<Token | undefined> => {
    const scope = 'vardefulla-datamangder:read';
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
    const answer = await call({ address: tokenUrl, form, signal });
    const text =
      answer.outcome === 'answered' && answer.status === 200 ? textOf(answer.body, 'access_token') : undefined;
    if (answer.outcome !== 'answered' || text === undefined) return undefined;
    const life = numberOf(answer.body, 'expires_in') ?? usualLife;
    return { text, usableUntil: clock.now() + (life - margin) * 1000 };
  };
  return {
    async getOrganisations(number, signal) {
      const send = ({ text }: Token): Promise<UpstreamAnswer> =>
        call({
          address: `${baseUrl}/organisationer`,
          json: { identitetsbeteckning: number },
          headers: { Authorization: `Bearer ${text}` },
          signal,
        });
      const tried = usable();
      if (tried) {
        const answer = await send(tried);
        if (answer.outcome !== 'answered' || answer.status !== 401) return answer;
      }
      // Without a token, or with one that was refused and that nobody else has renewed meanwhile: once, then it is the credentials.
      const current = usable();
      const next = current === tried ? await logIn(signal) : current;
      if (!next) return { outcome: 'unavailable', reason: 'failing' };
      token = next;
      return send(next);
    },
  };
}
