import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { defaultRules } from '../../domain/eligibility.js';
import { approvedProducts, foldActivation, type ActivationFact, type Testimony } from '../../domain/merchant.js';
import { standardFee } from '../../domain/money.js';
import type { MerchantBook, MerchantEntry, MerchantSettings, NewKey } from '../merchant-port.js';
import type { Admission, KeyProof, Merchant, Store } from '../ports.js';
import type { ProviderName } from '../provider-port.js';
import type { Counted } from '../rates.js';
import { countCalls, forgetRates } from './rates.js';
import type { Database, FactType, MerchantTable } from './schema.js';
import { transact } from './transaction.js';

type Merchants = Pick<Store, 'admit' | 'forgetRates'> & MerchantBook;

/** The part of the store that knows merchants: by their keys for calls, and whole for their operator. */
export function createMerchants(database: Kysely<Database>): Merchants {
  return {
    admit: (proof, counted, now) => admit(database, proof, counted, now),
    forgetRates: (now) => forgetRates(database, now),
    addMerchant: ({ id, mode, ...settings }, keys) =>
      transact(database, async (transaction) => {
        const columns = { ...standardTerms, ...columnsOf(settings) };
        await transaction
          .insertInto('merchant')
          .values({ id, mode, ...columns })
          .execute();
        for (const key of keys) await insertKey(transaction, id, key, new Date());
      }),
    listMerchants: () => readEntries(database, sql<boolean>`true`),
    async findEntry(name) {
      const isIt = sql<boolean>`merchant.id::text = ${name}
        or merchant.id in (select merchant_id from merchant_key where publishable = ${name})`;
      return (await readEntries(database, isIt))[0];
    },
    async configureMerchant(id, changes) {
      await database.updateTable('merchant').set(columnsOf(changes)).where('id', '=', id).execute();
    },
    recordActivation: (id, fact, decide, now) =>
      transact(database, (transaction) => recordActivation(transaction, id, fact, decide, now)),
    replaceKey: (merchantId, key, earlierUntil, now) =>
      transact(database, (transaction) => replaceKey(transaction, merchantId, key, earlierUntil, now)),
  };
}

/** Of two at the same moment the second sees what the first has written. */
async function lockMerchant(transaction: Transaction<Database>, id: string): Promise<void> {
  await sql`select from merchant where id = ${id} for update`.execute(transaction);
}

async function recordActivation<T extends { readonly status: string }>(
  transaction: Transaction<Database>,
  id: string,
  { type, ...data }: ActivationFact & Testimony,
  decide: (facts: readonly ActivationFact[]) => T,
  now: Date,
): Promise<T> {
  await lockMerchant(transaction, id);
  const [entry] = await readEntries(transaction, sql<boolean>`merchant.id = ${id}`);
  const decision = decide(entry?.activation ?? []);
  if (decision.status === 'lawful') {
    const fact = { at: now, type, merchant_id: id, data: JSON.stringify(data) };
    await transaction.insertInto('fact').values(fact).execute();
  }
  return decision;
}

async function replaceKey(
  transaction: Transaction<Database>,
  merchantId: string,
  key: NewKey,
  earlierUntil: Date,
  now: Date,
): Promise<void> {
  await lockMerchant(transaction, merchantId);
  await transaction
    .updateTable('merchant_key')
    .set({ valid_until: earlierUntil })
    .where('merchant_id', '=', merchantId)
    .where('publishable' in key ? 'publishable' : 'secret_hash', 'is not', null)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>', earlierUntil)]))
    .execute();
  await insertKey(transaction, merchantId, key, now);
}

const standardTerms = {
  rules: JSON.stringify(defaultRules),
  basket: 'total',
  fee_basis_points: standardFee,
  takes_review: false,
} as const;

function columnsOf(settings: MerchantSettings): Columns;
function columnsOf(settings: Partial<MerchantSettings>): Partial<Columns>;
function columnsOf(settings: Partial<MerchantSettings>): Partial<Columns> {
  const { name, origins, paymentTermDays, basketToken, restrictsProducts, suggestsSmaller, provider } = settings;
  return {
    ...(name !== undefined && { name }),
    ...(origins && { origins: JSON.stringify(origins) }),
    ...(paymentTermDays !== undefined && { payment_term_days: paymentTermDays }),
    ...(basketToken && { basket_token: basketToken }),
    ...(restrictsProducts !== undefined && { restricts_products: restrictsProducts }),
    ...(suggestsSmaller !== undefined && { suggests_smaller: suggestsSmaller }),
    ...(provider && { provider }),
  };
}

interface Columns {
  readonly name: string;
  readonly origins: string;
  readonly payment_term_days: number;
  readonly basket_token: 'required' | 'optional';
  readonly restricts_products: boolean;
  readonly suggests_smaller: boolean;
  readonly provider: ProviderName;
}

async function insertKey(
  transaction: Transaction<Database>,
  merchantId: string,
  key: NewKey,
  now: Date,
): Promise<void> {
  const own =
    'publishable' in key
      ? { publishable: key.publishable, hint: key.publishable.slice(-4) }
      : { secret_hash: key.secretHash, hint: key.hint, basket_key: key.basketKey ?? null };
  await transaction
    .insertInto('merchant_key')
    .values({ merchant_id: merchantId, created_at: now, ...own })
    .execute();
}

interface ActivationRow {
  readonly type: FactType;
  readonly at: string;
  readonly data: object;
}

/** Facts of a merchant's activation, oldest first, as one value of a larger statement. */
const activationFacts = sql<readonly ActivationRow[]>`(
  select coalesce(json_agg(json_build_object('type', type, 'at', at, 'data', data) order by id), '[]')
  from fact where fact.merchant_id = merchant.id and authorization_id is null
)`;

function toFacts(rows: readonly ActivationRow[]): MerchantEntry['activation'] {
  return rows.map(({ type, at, data }) => ({ type, ...data, at: new Date(at) }) as MerchantEntry['activation'][number]);
}

type MerchantRow = Selectable<MerchantTable> & {
  readonly activation: readonly ActivationRow[];
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
      ${activationFacts} as activation,
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
  const activation: readonly ActivationFact[] = toFacts(row.activation);
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

async function readEntries(
  database: Kysely<Database>,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<readonly MerchantEntry[]> {
  const rows = await database
    .selectFrom('merchant')
    .selectAll()
    .select(activationFacts.as('activation'))
    .select(
      sql<{ kind: 'publishable' | 'secret'; shown: string; validUntil: string | null }[]>`(
        select coalesce(json_agg(json_build_object(
          'kind', case when secret_hash is null then 'publishable' else 'secret' end,
          'shown', coalesce(publishable, hint), 'validUntil', valid_until) order by secret_hash is not null, created_at, id), '[]')
        from merchant_key where merchant_key.merchant_id = merchant.id
      )`.as('keys'),
    )
    .where(condition)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    mode: row.mode,
    name: row.name,
    origins: row.origins,
    paymentTermDays: row.payment_term_days,
    basketToken: row.basket_token,
    restrictsProducts: row.restricts_products,
    suggestsSmaller: row.suggests_smaller,
    provider: row.provider,
    keys: row.keys.map((key) => ({ ...key, validUntil: key.validUntil === null ? null : new Date(key.validUntil) })),
    activation: toFacts(row.activation),
  }));
}
