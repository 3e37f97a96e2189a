import { sql, type RawBuilder, type Transaction } from 'kysely';
import { activationFactTypes, type ActivationFact, type Testimony } from '../../domain/merchant.js';
import type { MerchantFact, Recorded } from '../merchant-port.js';
import type { Database, FactType } from './schema.js';

/** A fact about a merchant as it comes from a larger statement. */
export interface MerchantFactRow {
  readonly type: FactType;
  readonly at: string;
  readonly data: object;
}

const merchantFacts = (condition: RawBuilder<boolean>): RawBuilder<readonly MerchantFactRow[]> => sql`(
  select coalesce(json_agg(json_build_object('type', type, 'at', at, 'data', data) order by id), '[]')
  from fact where fact.merchant_id = merchant.id and authorization_id is null and ${condition}
)`;

/** All that happened to a merchant, oldest first, as one value of a larger statement. */
export const historyOfMerchant = merchantFacts(sql`true`);

/** The part of it that says whether the merchant is active. */
export const activationOfMerchant = merchantFacts(
  sql`type in (${sql.join(activationFactTypes.map((type) => sql.lit(type)))})`,
);

export function toFacts(rows: readonly MerchantFactRow[]): readonly Recorded<MerchantFact>[] {
  return rows.map(({ type, at, data }) => ({ type, ...data, at: new Date(at) }) as Recorded<MerchantFact>);
}

export function isActivation(fact: Recorded<MerchantFact>): fact is Recorded<ActivationFact> {
  const types: readonly string[] = activationFactTypes;
  return types.includes(fact.type);
}

/** Writes down what happened to a merchant that is locked. */
export async function recordMerchantFact(
  transaction: Transaction<Database>,
  merchantId: string,
  { type, ...data }: MerchantFact & Testimony,
  now: Date,
): Promise<void> {
  const fact = { at: now, type, merchant_id: merchantId, data: JSON.stringify(data) };
  await transaction.insertInto('fact').values(fact).execute();
}
