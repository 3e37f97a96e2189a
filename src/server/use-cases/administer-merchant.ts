import { randomBytes, randomUUID } from 'node:crypto';
import type { Mode } from '../../domain/issue.js';
import {
  decideActivation,
  type ActivationDecision,
  type ActivationFact,
  type InactiveReason,
  type Testimony,
} from '../../domain/merchant.js';
import { basketKeyOf } from '../basket-token.js';
import type { MerchantEntry, MerchantKey, MerchantSettings, NewKey, SettingChanges } from '../merchant-port.js';
import type { Services } from '../services.js';
import { hashSecret, type Vault } from '../vault.js';

type Tools = Pick<Services, 'store' | 'vault' | 'clock'>;

/** A merchant's two keys, as they are shown once. */
export interface KeyPair {
  readonly publishableKey: string;
  readonly secretKey: string;
}

/** Something that the operator has to put right. */
export type MerchantMistake =
  | 'name_missing'
  | 'origin_invalid'
  | 'origin_not_secure'
  | 'payment_term_out_of_range'
  | 'overlap_out_of_range'
  | 'merchant_unknown';

export interface Refused {
  readonly status: 'refused';
  readonly because: MerchantMistake;
}

/** Settings of a new merchant, where nothing else is asked for. */
export function standardSettings(mode: Mode): Omit<MerchantSettings, 'name' | 'origins'> {
  const basketToken = mode === 'live' ? 'required' : 'optional';
  return { paymentTermDays: 30, basketToken, restrictsProducts: false, suggestsSmaller: false, provider: 'house' };
}

/** Enters a merchant under fresh keys. Its secret key is shown here and never again. */
export async function addMerchant(
  mode: Mode,
  settings: MerchantSettings,
  tools: Tools,
): Promise<({ readonly status: 'added'; readonly id: string } & KeyPair) | Refused> {
  const mistake = mistakeIn(mode, settings);
  if (mistake) return { status: 'refused', because: mistake };
  const merchant = { id: randomUUID(), mode, ...settings, ...freshKeys(mode) };
  await enterMerchant(merchant, tools);
  const { id, publishableKey, secretKey } = merchant;
  return { status: 'added', id, publishableKey, secretKey };
}

/** Enters a merchant whose id and keys are given, as those of a demo are. */
export async function enterMerchant(
  merchant: MerchantSettings & KeyPair & { readonly id: string; readonly mode: Mode },
  { store, vault }: Pick<Tools, 'store' | 'vault'>,
): Promise<void> {
  const { publishableKey, secretKey, ...entry } = merchant;
  await store.addMerchant(entry, [{ publishable: publishableKey }, secretEntry(secretKey, vault)]);
}

/** Changes settings of a merchant, named by its id or publishable key, and writes down which, with who and why. */
export async function configureMerchant(
  name: string,
  settings: Partial<MerchantSettings>,
  testimony: Testimony,
  { store, clock }: Pick<Tools, 'store' | 'clock'>,
): Promise<SettingsOutcome> {
  const entry = await store.findEntry(name);
  if (!entry) return { status: 'refused', because: 'merchant_unknown' };
  const mistake = mistakeIn(entry.mode, { ...entry, ...settings });
  if (mistake) return { status: 'refused', because: mistake };
  const changes = await store.configureMerchant(entry.id, settings, testimony, new Date(clock.now()));
  return Object.keys(changes).length > 0 ? { status: 'configured', changes } : { status: 'already' };
}

/** `already`: every setting was as it is to be. */
export type SettingsOutcome =
  { readonly status: 'configured'; readonly changes: SettingChanges } | { readonly status: 'already' } | Refused;

export type ActivationOutcome =
  | Exclude<ActivationDecision, { status: 'refused' }>
  | { readonly status: 'refused'; readonly because: MerchantMistake | InactiveReason };

/** Writes down what happened to a merchant's activation, with who and why. What would say nothing new is not written. */
export async function changeActivation(
  name: string,
  fact: ActivationFact & Testimony,
  { store, clock }: Tools,
): Promise<ActivationOutcome> {
  const entry = await store.findEntry(name);
  if (!entry) return { status: 'refused', because: 'merchant_unknown' };
  return store.recordActivation(entry.id, fact, (facts) => decideActivation(facts, fact), new Date(clock.now()));
}

/** The longest time for which an old key stays good, in hours: a month. */
export const longestOverlap = 31 * 24;

/** A new key that is wanted, with who and why. */
export interface KeyRotation extends Testimony {
  readonly kind: MerchantKey['kind'];
  /** For how many hours those before it stay good; 0 ends them at once. */
  readonly overlapHours: number;
}

/** Gives a merchant a new key, and writes that down: never the key itself. */
export async function rotateKey(
  name: string,
  { kind, overlapHours, ...testimony }: KeyRotation,
  { store, vault, clock }: Tools,
): Promise<{ readonly status: 'rotated'; readonly key: string; readonly earlierUntil: Date } | Refused> {
  if (!(overlapHours >= 0 && overlapHours <= longestOverlap))
    return { status: 'refused', because: 'overlap_out_of_range' };
  const entry = await store.findEntry(name);
  if (!entry) return { status: 'refused', because: 'merchant_unknown' };
  const fresh = freshKeys(entry.mode);
  const key = kind === 'secret' ? fresh.secretKey : fresh.publishableKey;
  const now = clock.now();
  const earlierUntil = new Date(now + overlapHours * 3_600_000);
  const newKey = kind === 'secret' ? secretEntry(key, vault) : { publishable: key };
  await store.replaceKey(entry.id, newKey, earlierUntil, testimony, new Date(now));
  return { status: 'rotated', key, earlierUntil };
}

/** Everybody, by name. */
export function listMerchants({ store }: Pick<Tools, 'store'>): Promise<readonly MerchantEntry[]> {
  return store.listMerchants();
}

function mistakeIn(mode: Mode, { name, origins, paymentTermDays }: MerchantSettings): MerchantMistake | undefined {
  if (name.trim() === '') return 'name_missing';
  if (!origins.every(isOrigin)) return 'origin_invalid';
  if (mode === 'live' && !origins.every((origin) => origin.startsWith('https://'))) return 'origin_not_secure';
  const isInRange = Number.isInteger(paymentTermDays) && paymentTermDays >= 7 && paymentTermDays <= 120;
  return isInRange ? undefined : 'payment_term_out_of_range';
}

/** As browsers send it: scheme, host and port, and nothing after it. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/u.test(text) && new URL(text).origin === text;
}

// 192 random bits: 32 characters.
function freshKeys(mode: Mode): KeyPair {
  const random = (): string => randomBytes(24).toString('base64url');
  return { publishableKey: `pk_${mode}_${random()}`, secretKey: `sk_${mode}_${random()}` };
}

function secretEntry(secretKey: string, vault: Vault): NewKey {
  return {
    secretHash: hashSecret(secretKey),
    hint: secretKey.slice(-4),
    basketKey: vault.seal(basketKeyOf(secretKey)),
  };
}
