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

/** A setting as it was and as it became. */
export interface SettingChange {
  readonly from: unknown;
  readonly to: unknown;
}

export type SettingChanges = Readonly<Partial<Record<keyof MerchantSettings, SettingChange>>>;

/** What else an operator has done to a merchant. What it came to stands in the merchant's rows; this says who did it, when and why. */
export type AdministrationFact =
  | {
      readonly type: 'key_replaced';
      readonly kind: MerchantKey['kind'];
      /** The new key's last four characters. */
      readonly hint: string;
      /** Until when those before it stay good, as an ISO time. */
      readonly earlierUntil: string;
    }
  | { readonly type: 'settings_changed'; readonly changes: SettingChanges };

/** Anything that happened to a merchant by an operator's hand. */
export type MerchantFact = ActivationFact | AdministrationFact;

/** With who and why, which only the oldest facts lack. */
export type Recorded<Fact extends MerchantFact> = Fact & Partial<Testimony> & { readonly at: Date };

/** A merchant as its operator sees it. */
export interface MerchantEntry extends MerchantSettings {
  readonly id: string;
  readonly mode: Mode;
  readonly keys: readonly MerchantKey[];
  readonly activation: readonly Recorded<ActivationFact>[];
  /** All that happened to it, its activation included, oldest first. */
  readonly history: readonly Recorded<MerchantFact>[];
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
  /** Sets what differs, and writes it down as a fact; nothing if all was so already. Says what has changed. */
  configureMerchant(
    id: string,
    settings: Partial<MerchantSettings>,
    testimony: Testimony,
    now: Date,
  ): Promise<SettingChanges>;
  /** Writes a fact down, unless `decide` finds that it may not be, looking at those before it under lock. */
  recordActivation<T extends { readonly status: string }>(
    id: string,
    fact: ActivationFact & Testimony,
    decide: (facts: readonly ActivationFact[]) => T,
    now: Date,
  ): Promise<T>;
  /** Enters a key; those of its kind before it end at the given moment. A fact, too. */
  replaceKey(merchantId: string, key: NewKey, earlierUntil: Date, testimony: Testimony, now: Date): Promise<void>;
}
