import { expect } from 'chai';
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { defaultRules } from '../../src/domain/eligibility.js';
import { ledger } from '../../src/server/store/migrations/0001-ledger.js';
import { orderLife } from '../../src/server/store/migrations/0003-order-life.js';
import { personalData } from '../../src/server/store/migrations/0005-personal-data.js';
import { unsignedHolds } from '../../src/server/store/migrations/0006-unsigned-holds.js';
import { openStore, type PostgresStore } from '../../src/server/store/postgres.js';
import { hashSecret } from '../../src/server/vault.js';
import { openDatabase } from '../support/backend.js';

const id = '00000000-0000-4000-8000-000000000009';
const publishableKey = 'pk_test_of_old';
const secretKeyHash = hashSecret('sk_test_of_old');
const basketKey = Buffer.from('sealed');

/** What had run while a merchant had one key of each kind. */
const earlier = {
  '0001-ledger': ledger,
  '0003-order-life': orderLife,
  '0005-personal-data': personalData,
  '0006-unsigned-holds': unsignedHolds,
};

async function openEarlierDatabase(): Promise<string> {
  const databaseUrl = await openDatabase();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const migrator = new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve(earlier) } });
  expect((await migrator.migrateToLatest()).error).to.equal(undefined);
  await sql`insert into merchant (id, mode, name, publishable_key, secret_key_hash, origins, rules, basket,
      payment_term_days, fee_basis_points, takes_review, suggests_smaller)
    values (${id}, 'test', 'Papier GmbH', ${publishableKey}, ${secretKeyHash}, '["https://shop.example"]',
      ${JSON.stringify(defaultRules)}, 'total', 30, 699, false, false)`.execute(database);
  await sql`insert into basket_key (merchant_id, key) values (${id}, ${basketKey})`.execute(database);
  await sql`insert into fact (at, type, merchant_id, data) values (now(), 'kyc_verified', ${id}, '{}')`.execute(
    database,
  );
  await database.destroy();
  return databaseUrl;
}

describe('A database from before merchants had several keys', () => {
  let store: PostgresStore;
  before(async function () {
    this.timeout(60_000);
    store = await openStore(await openEarlierDatabase());
  });
  after(() => store.close());

  it('knows merchants by the keys they have, and by whose baskets they sign', async () => {
    const now = new Date();
    for (const proof of [{ publishableKey }, { secretKeyHash }]) {
      const merchant = (await store.admit(proof, [], now)).merchant;
      expect(merchant).to.include({ id, name: 'Papier GmbH', products: undefined });
      expect(merchant?.basketKeys.map(String)).to.deep.equal(['sealed']);
      expect(merchant?.activation).to.deep.equal({
        status: 'inactive',
        reasons: ['no_approved_product', 'not_switched_on'],
      });
    }
  });

  it('does not know the end of a secret key that it only knows the hash of', async () => {
    const keys = (await store.findEntry(id))?.keys;
    expect(keys).to.have.deep.members([
      { kind: 'publishable', shown: publishableKey, validUntil: null },
      { kind: 'secret', shown: '', validUntil: null },
    ]);
  });
});
