import type { Kysely } from 'kysely';
import { defaultRules, type EligibilityRules } from '../../domain/eligibility.js';
import type { Mode } from '../../domain/issue.js';
import type { ActivationFact } from '../../domain/merchant.js';
import { standardFee } from '../../domain/money.js';
import { hashSecret } from '../vault.js';
import type { Database } from './schema.js';

/** A merchant to be entered. */
export interface NewMerchant {
  readonly id: string;
  readonly mode: Mode;
  readonly name: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly origins: readonly string[];
  readonly rules?: EligibilityRules;
  readonly paymentTermDays?: number;
}

/** Enters a merchant, or brings name and origins of a known one up to date. Its activation is a matter of facts. */
export async function saveMerchant(database: Kysely<Database>, merchant: NewMerchant): Promise<void> {
  const { id, mode, name, publishableKey, secretKey, rules = defaultRules, paymentTermDays = 30 } = merchant;
  const origins = JSON.stringify(merchant.origins);
  await database
    .insertInto('merchant')
    .values({
      id,
      mode,
      name,
      publishable_key: publishableKey,
      secret_key_hash: hashSecret(secretKey),
      origins,
      rules: JSON.stringify(rules),
      basket: 'total',
      payment_term_days: paymentTermDays,
      fee_basis_points: standardFee,
      takes_review: false,
      suggests_smaller: false,
      basket_token: mode === 'live' ? 'required' : 'optional',
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, origins }))
    .execute();
}

/** Writes down what happened to a merchant's activation. */
export async function recordActivation(
  database: Kysely<Database>,
  merchantId: string,
  facts: readonly ActivationFact[],
): Promise<void> {
  await database
    .insertInto('fact')
    .values(
      facts.map(({ type, ...data }) => ({ at: new Date(), type, merchant_id: merchantId, data: JSON.stringify(data) })),
    )
    .execute();
}
