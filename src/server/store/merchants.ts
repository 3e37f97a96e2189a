import { sql, type Kysely, type Selectable } from 'kysely';
import { approvedProducts, foldActivation } from '../../domain/merchant.js';
import type { MerchantBook } from '../merchant-port.js';
import type { Admission, KeyProof, Merchant, Store } from '../ports.js';
import type { Counted } from '../rates.js';
import { createMerchantBook } from './merchant-book.js';
import { activationOfMerchant, isActivation, toFacts, type MerchantFactRow } from './merchant-facts.js';
import { countCalls, forgetRates } from './rates.js';
import type { Database, MerchantTable } from './schema.js';

type Merchants = Pick<Store, 'admit' | 'forgetRates'> & MerchantBook;

/** The part of the store that knows merchants: by their keys for calls, and whole for their operator. */
export function createMerchants(database: Kysely<Database>): Merchants {
  return {
    admit: (proof, counted, now) => admit(database, proof, counted, now),
    forgetRates: (now) => forgetRates(database, now),
    ...createMerchantBook(database),
  };
}

type MerchantRow = Selectable<MerchantTable> & {
  readonly activation: readonly MerchantFactRow[];
  readonly basketKeys: readonly Uint8Array[];
};

/** One statement for both, as each is a round trip. A key that nobody has counts too: whoever guesses is slowed down. */
async function admit(
  database: Kysely<Database>,
  proof: KeyProof,
  counted: readonly Counted[],
  now: Date,
): Promise<Admission> {
  const isTheirs =
    'publishableKey' in proof
      ? sql<boolean>`owned.publishable = ${proof.publishableKey}`
      : sql<boolean>`owned.secret_hash = ${proof.secretKeyHash}`;
  const { rows } = await sql<{ within: number; id: string | null } & Omit<MerchantRow, 'id'>>`
    with counted as (${countCalls(counted, now)})
    select (select count(*) from counted) as within, merchant.*,
      ${activationOfMerchant} as activation,
      array(
        select other.basket_key from merchant_key as other
        where other.merchant_id = merchant.id and other.basket_key is not null
          and (other.valid_until is null or other.valid_until > ${now})
      ) as "basketKeys"
    from (select 1) as call
    left join merchant_key as owned on ${isTheirs} and (owned.valid_until is null or owned.valid_until > ${now})
    left join merchant on merchant.id = owned.merchant_id
  `.execute(database);
  const [row] = rows;
  if (!row) throw new Error('A statement that always has a row had none.');
  return {
    isWithinRates: row.within === counted.length,
    merchant: row.id === null ? undefined : toMerchant({ ...row, id: row.id }),
  };
}

function toMerchant(row: MerchantRow): Merchant {
  const { id, name, mode, origins, rules, basket, basketKeys, provider } = row;
  const activation = toFacts(row.activation).filter(isActivation);
  return {
    ...{ id, name, mode, origins, rules, basket, basketKeys, provider },
    fee: row.fee_basis_points,
    paymentTermDays: row.payment_term_days,
    takesReview: row.takes_review,
    suggestsSmaller: row.suggests_smaller,
    basketToken: row.basket_token,
    activation: foldActivation(activation),
    products: row.restricts_products ? approvedProducts(activation) : undefined,
  };
}
