import { isDeepStrictEqual } from 'node:util';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { ActivationFact, Testimony } from '../../domain/merchant.js';
import { defaultRules } from '../../domain/eligibility.js';
import { standardFee } from '../../domain/money.js';
import type { MerchantBook, MerchantEntry, MerchantSettings, NewKey, SettingChanges } from '../merchant-port.js';
import type { ProviderName } from '../provider-port.js';
import { historyOfMerchant, isActivation, recordMerchantFact, toFacts } from './merchant-facts.js';
import type { Database } from './schema.js';
import { transact } from './transaction.js';

/** The part of the store that knows merchants whole, for their operator. */
export function createMerchantBook(database: Kysely<Database>): MerchantBook {
  return {
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
    configureMerchant: (id, settings, testimony, now) =>
      transact(database, (transaction) => configure(transaction, id, settings, testimony, now)),
    recordActivation: (id, fact, decide, now) =>
      transact(database, (transaction) => recordActivation(transaction, id, fact, decide, now)),
    replaceKey: (merchantId, key, earlierUntil, testimony, now) =>
      transact(database, async (transaction) => {
        await lockMerchant(transaction, merchantId);
        await replaceKey(transaction, merchantId, key, earlierUntil, now);
        const kind = 'publishable' in key ? 'publishable' : 'secret';
        const fact = {
          type: 'key_replaced',
          kind,
          hint: hintOf(key),
          earlierUntil: earlierUntil.toISOString(),
        } as const;
        await recordMerchantFact(transaction, merchantId, { ...fact, ...testimony }, now);
      }),
  };
}

/** Of two at the same moment the second sees what the first has written. */
async function lockMerchant(transaction: Transaction<Database>, id: string): Promise<MerchantEntry | undefined> {
  await sql`select from merchant where id = ${id} for update`.execute(transaction);
  const [entry] = await readEntries(transaction, sql<boolean>`merchant.id = ${id}`);
  return entry;
}

async function configure(
  transaction: Transaction<Database>,
  id: string,
  settings: Partial<MerchantSettings>,
  testimony: Testimony,
  now: Date,
): Promise<SettingChanges> {
  const entry = await lockMerchant(transaction, id);
  const changes = entry ? findChanges(entry, settings) : {};
  if (Object.keys(changes).length === 0) return changes;
  await transaction.updateTable('merchant').set(columnsOf(settings)).where('id', '=', id).execute();
  await recordMerchantFact(transaction, id, { type: 'settings_changed', changes, ...testimony }, now);
  return changes;
}

function findChanges(present: MerchantSettings, wanted: Partial<MerchantSettings>): SettingChanges {
  const names = Object.keys(wanted) as (keyof MerchantSettings)[];
  const changed = names.filter((name) => wanted[name] !== undefined && !isDeepStrictEqual(wanted[name], present[name]));
  return Object.fromEntries(changed.map((name) => [name, { from: present[name], to: wanted[name] }]));
}

async function recordActivation<T extends { readonly status: string }>(
  transaction: Transaction<Database>,
  id: string,
  fact: ActivationFact & Testimony,
  decide: (facts: readonly ActivationFact[]) => T,
  now: Date,
): Promise<T> {
  const entry = await lockMerchant(transaction, id);
  const decision = decide(entry?.activation ?? []);
  if (decision.status === 'lawful') await recordMerchantFact(transaction, id, fact, now);
  return decision;
}

async function replaceKey(
  transaction: Transaction<Database>,
  merchantId: string,
  key: NewKey,
  earlierUntil: Date,
  now: Date,
): Promise<void> {
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

/** The last characters, by which people recognize it. */
function hintOf(key: NewKey): string {
  return 'publishable' in key ? key.publishable.slice(-4) : key.hint;
}

async function insertKey(
  transaction: Transaction<Database>,
  merchantId: string,
  key: NewKey,
  now: Date,
): Promise<void> {
  const own =
    'publishable' in key
      ? { publishable: key.publishable }
      : { secret_hash: key.secretHash, basket_key: key.basketKey ?? null };
  await transaction
    .insertInto('merchant_key')
    .values({ merchant_id: merchantId, created_at: now, hint: hintOf(key), ...own })
    .execute();
}

async function readEntries(
  database: Kysely<Database>,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<readonly MerchantEntry[]> {
  const rows = await database
    .selectFrom('merchant')
    .selectAll()
    .select(historyOfMerchant.as('history'))
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
    activation: toFacts(row.history).filter(isActivation),
    history: toFacts(row.history),
  }));
}
