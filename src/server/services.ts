import type { LegalTexts } from '../domain/terms.js';
import type { Clock, Store } from './ports.js';
import type { Vault } from './vault.js';
import type { Verifier } from './verify.js';

/** What every use case works with. */
export interface Services {
  readonly store: Store;
  readonly vault: Vault;
  readonly verifier: Verifier;
  readonly clock: Clock;
  /** Texts of the creditor, by mode: Billie's in test mode, the merchant's own where the house itself finances. */
  readonly legal: Readonly<Record<'test' | 'live', LegalTexts | undefined>>;
}
