import type { Testimony } from '../../domain/merchant.js';
import type { DataKeyDecision, KeptDataKey } from '../data-key-port.js';
import type { Clock, Store } from '../ports.js';
import { fingerprintOf, freshKey, isSealedWith, openDataKey, openVault, sealDataKey, type Vault } from '../vault.js';

/** Keys of the environment, of 32 random bytes each. */
export interface MasterKeys {
  readonly masterKey: Uint8Array;
  /** The one before it, as long as the database may still be sealed by it. */
  readonly masterKeyBefore?: Uint8Array | undefined;
}

interface Tools {
  readonly store: Store;
  readonly clock: Clock;
}

/** `wrong_key`: what the database keeps was sealed by another master key. */
export type Unlocking = { readonly status: 'unlocked'; readonly vault: Vault } | { readonly status: 'wrong_key' };

/**
 * Opens what a database keeps. The first start makes its data key; of several at once the first one's is taken. A database from before
 * there were data keys is sealed by the master key itself, which becomes its data key.
 */
export async function unlock(keys: MasterKeys, { store, clock }: Tools): Promise<Unlocking> {
  const kept = await store.findDataKey();
  const sealed = sealedIn(kept, keys);
  if (!sealed) return { status: 'wrong_key' };
  const present = kept.status === 'kept' ? sealed : await store.enterDataKey(sealed, new Date(clock.now()));
  const dataKey = openByAny(keys, present);
  return dataKey ? { status: 'unlocked', vault: openVault(dataKey) } : { status: 'wrong_key' };
}

/** Whether a start would open this, as far as a look can tell that changes nothing. */
export function wouldOpen(keys: MasterKeys, kept: KeptDataKey): boolean {
  const sealed = sealedIn(kept, keys);
  return sealed !== undefined && openByAny(keys, sealed) !== undefined;
}

/** The data key that is there, or the first one. */
function sealedIn(kept: KeptDataKey, keys: MasterKeys): Uint8Array | undefined {
  return kept.status === 'kept' ? kept.sealed : sealFirst(keys, kept);
}

function openByAny(keys: MasterKeys, sealed: Uint8Array): Uint8Array | undefined {
  return allOf(keys)
    .map((key) => openDataKey(key, sealed))
    .find((opened) => opened !== undefined);
}

/** Nothing if there is something that neither key opens. */
function sealFirst(
  keys: MasterKeys,
  { isUsed, samples }: Extract<KeptDataKey, { status: 'none' }>,
): Uint8Array | undefined {
  if (!isUsed && samples.length === 0) return sealDataKey(keys.masterKey, freshKey());
  const own = allOf(keys).find((key) => samples.length === 0 || samples.some((sample) => isSealedWith(key, sample)));
  return own && sealDataKey(own, own);
}

function allOf({ masterKey, masterKeyBefore }: MasterKeys): readonly Uint8Array[] {
  return masterKeyBefore ? [masterKey, masterKeyBefore] : [masterKey];
}

export type MasterKeyOutcome = DataKeyDecision['status'] | 'no_key_before';

/**
 * Has the data key sealed by the present master key instead of the one before it, with who and why. Nothing else is sealed anew, and
 * processes that run go on with what they have opened.
 */
export async function changeMasterKey(
  { masterKey, masterKeyBefore }: MasterKeys,
  testimony: Testimony,
  { store, clock }: Tools,
): Promise<MasterKeyOutcome> {
  if (!masterKeyBefore) return 'no_key_before';
  const decide = (sealed: Uint8Array): DataKeyDecision => {
    if (openDataKey(masterKey, sealed)) return { status: 'already' };
    const dataKey = openDataKey(masterKeyBefore, sealed);
    if (!dataKey) return { status: 'wrong_key' };
    const [before, after] = [fingerprintOf(masterKeyBefore), fingerprintOf(masterKey)];
    return {
      status: 'lawful',
      sealed: sealDataKey(masterKey, dataKey),
      fact: { type: 'master_key_changed', before, after, ...testimony },
    };
  };
  return (await store.changeDataKey(decide, new Date(clock.now()))).status;
}
