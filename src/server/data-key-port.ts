import type { Testimony } from '../domain/merchant.js';

/** What a start finds. */
export type KeptDataKey =
  | { readonly status: 'kept'; readonly sealed: Uint8Array }
  /**
   * There is none yet. `samples`: some of what was sealed before there were data keys, straight by the master key. `isUsed`: whether
   * anything may have been.
   */
  | { readonly status: 'none'; readonly isUsed: boolean; readonly samples: readonly Uint8Array[] };

/** A change of the master key, as it stands in the ledger. Keys are named by their fingerprints. */
export interface MasterKeyChange extends Testimony {
  readonly type: 'master_key_changed';
  readonly before: string;
  readonly after: string;
}

/** Whether a data key may be sealed anew. `already`: the present master key opens it. `wrong_key`: neither key does. */
export type DataKeyDecision =
  | { readonly status: 'lawful'; readonly sealed: Uint8Array; readonly fact: MasterKeyChange }
  | { readonly status: 'already' | 'wrong_key' };

/** Keeps the data key, sealed, and who has had it sealed anew. */
export interface DataKeyStore {
  findDataKey(): Promise<KeptDataKey>;
  /** Enters a sealed data key, unless somebody else was quicker; the one that is there then. */
  enterDataKey(sealed: Uint8Array, now: Date): Promise<Uint8Array>;
  /** Puts another seal in the place of the present one and writes the fact down, unless `decide` refuses, under lock. */
  changeDataKey(decide: (sealed: Uint8Array) => DataKeyDecision, now: Date): Promise<DataKeyDecision>;
  /** Every change of the master key, oldest first. */
  listMasterKeyChanges(): Promise<readonly (MasterKeyChange & { readonly at: Date })[]>;
}
