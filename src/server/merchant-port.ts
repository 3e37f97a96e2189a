import type { Mode } from '../domain/issue.js';
import type { ActivationFact, Testimony } from '../domain/merchant.js';
import type { ProviderName } from './provider-port.js';

/** A key of a merchant. Secret ones are known by their hash, and recognized by their last characters. */
export interface MerchantKey {
  readonly kind: 'publishable' | 'secret';
  /** The whole publishable key, or the end of a secret one. */
  readonly shown: string;
  /** None: until it is replaced. */
  readonly validUntil: Date | null;
}

/** A key that is to be entered. */
export type NewKey =
  | { readonly publishable: string }
  /** `basketKey` is sealed; absent where baskets are not signed. */
  | { readonly secretHash: string; readonly hint: string; readonly basketKey?: Uint8Array };

/** What can be set for a merchant. */
export interface MerchantSettings {
  readonly name: string;
  readonly origins: readonly string[];
  /** Days, 7 to 120. */
  readonly paymentTermDays: number;
  readonly basketToken: 'required' | 'optional';
  /** Every line of a basket must name an approved product. */
  readonly restrictsProducts: boolean;
  readonly suggestsSmaller: boolean;
  /** Who decides on its orders and finances them. */
  readonly provider: ProviderName;
}

/** Facts that are older than this rule say neither who nor why. */
export type RecordedActivation = ActivationFact & Partial<Testimony> & { readonly at: Date };

/** A merchant as its operator sees it. */
export interface MerchantEntry extends MerchantSettings {
  readonly id: string;
  readonly mode: Mode;
  readonly keys: readonly MerchantKey[];
  readonly activation: readonly RecordedActivation[];
}

/** Who the merchants are: for the operator's commands. */
export interface MerchantBook {
  addMerchant(
    merchant: MerchantSettings & { readonly id: string; readonly mode: Mode },
    keys: readonly NewKey[],
  ): Promise<void>;
  listMerchants(): Promise<readonly MerchantEntry[]>;
  /** By id, or by one of its publishable keys. */
  findEntry(name: string): Promise<MerchantEntry | undefined>;
  configureMerchant(id: string, changes: Partial<MerchantSettings>): Promise<void>;
  /** Writes a fact down, unless `decide` finds that it may not be, looking at those before it under lock. */
  recordActivation<T extends { readonly status: string }>(
    id: string,
    fact: ActivationFact & Testimony,
    decide: (facts: readonly ActivationFact[]) => T,
    now: Date,
  ): Promise<T>;
  /** Enters a key; those of its kind before it end at the given moment. */
  replaceKey(merchantId: string, key: NewKey, earlierUntil: Date, now: Date): Promise<void>;
}
