import type { Access } from '../contract/endpoints.js';
import { fail, succeed, type Outcome } from './failure.js';
import type { Merchant } from './ports.js';
import { countedFor, pauseFor, type CallKind } from './rates.js';
import type { Services } from './services.js';
import { hashSecret } from './vault.js';

const keyPattern = /^(pk|sk)_(test|live)_[\w-]{8,96}$/u;

/** What the connection tells of who calls. */
export interface Caller {
  /** IPv4 or IPv6, of the other end or as a trusted proxy has it. */
  readonly address?: string | undefined;
}

/** What a request shows of its caller. */
export interface Credentials {
  readonly access: Access;
  readonly authorization: string | undefined;
  readonly origin: string | undefined;
  readonly address: string | undefined;
  readonly kind: CallKind;
}

/**
 * Finds out whose request this is. Browsers show a publishable key and come from one of the merchant's origins; servers show the secret
 * key. In test mode a request without an origin passes, so that examples can be tried from a shell.
 */
export async function identifyCaller(
  { store, clock, vault, rates, mode: served }: Pick<Services, 'store' | 'clock' | 'vault' | 'rates' | 'mode'>,
  { access, authorization, origin, address, kind: callKind }: Credentials,
): Promise<Outcome<Merchant>> {
  const key = /^Bearer (\S+)$/u.exec(authorization ?? '')?.[1];
  if (key === undefined) return fail('missing_key');
  const [, kind, mode] = keyPattern.exec(key) ?? [];
  if (kind === undefined) return fail('unknown_key');
  if (served !== undefined && mode !== served) return fail('unknown_key');
  if ((kind === 'sk') !== (access === 'secret')) return fail('wrong_key_kind');
  const proof = kind === 'sk' ? { secretKeyHash: hashSecret(key) } : { publishableKey: key };
  const counted = countedFor(rates, callKind, { key, address }, vault);
  const { merchant, isWithinRates } = await store.admit(proof, counted, new Date(clock.now()));
  if (!isWithinRates) return fail('too_many_requests', { retryAfterSeconds: pauseFor(counted) });
  if (!merchant || merchant.mode !== mode) return fail('unknown_key');
  const isFromHome = origin === undefined ? merchant.mode === 'test' : merchant.origins.includes(origin);
  return access === 'secret' || isFromHome ? succeed(merchant) : fail('origin_not_allowed');
}
