import type { Mode } from '../domain/issue.js';
import type { LegalTexts } from '../domain/terms.js';
import type { CompanyFinder } from './company-search.js';
import type { Clock, Store } from './ports.js';
import type { PaymentProvider } from './provider-port.js';
import type { Rates } from './rates.js';
import type { Vault } from './vault.js';
import type { Verifier } from './verify.js';

/** What every use case works with. */
export interface Services {
  readonly store: Store;
  readonly vault: Vault;
  readonly verifier: Verifier;
  readonly finder: CompanyFinder;
  /** Who finances orders of merchants that have chosen it; absent without its credentials. */
  readonly provider?: PaymentProvider | undefined;
  /** Milliseconds that the provider may take; `providerDeadline` if absent. */
  readonly providerDeadline?: number | undefined;
  readonly clock: Clock;
  /** Texts of the creditor, by mode: Billie's in test mode, the merchant's own where the house itself finances. */
  readonly legal: Readonly<Record<Mode, LegalTexts | undefined>>;
  /** The one mode that is served here, so that no key of the other reaches this mode's sources; both if absent. */
  readonly mode?: Mode | undefined;
  /** How often callers may call. */
  readonly rates: Rates;
}
