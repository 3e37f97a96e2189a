import pg from 'pg';

/**
 * Fills a ledger with what has happened: orders of twenty thousand companies that were authorized, confirmed, captured and paid, five facts
 * each. Triggers rest meanwhile, for nobody is to be told.
 *
 * @param facts how many, in thousands of a thousand or less
 */
export async function fillLedger(databaseUrl: string, facts: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const authorizations = Math.round(facts / 5);
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of statements(authorizations)) await client.query(statement);
  } finally {
    await client.end();
  }
}

const id = (kind: string, number: string): string => `md5('${kind}' || ${number})::uuid`;

function statements(authorizations: number): readonly string[] {
  const companies = Math.min(20_000, authorizations);
  const company = id('company', `(n % ${companies} + 1)`);
  const merchant = '(select id from merchant order by id limit 1)';
  const at = `now() - interval '400 days' + n * interval '400 days' / ${authorizations}`;
  return [
    `insert into company (id, mode) select ${id('company', 'n')}, 'test' from generate_series(1, ${companies}) n`,
    `insert into company_key (mode, key, company_id) select 'test', md5('key' || n), ${id('company', 'n')} from generate_series(1, ${companies}) n`,
    `insert into credit (company_id, currency, exposure, credit_limit) select ${id('company', 'n')}, 'EUR', 0, 1000000 from generate_series(1, ${companies}) n`,
    `insert into "authorization" (id, merchant_id, attempt, mode, checkout, amount, currency, reference, basket_hash, fingerprint, status, company_id, made_at)
      select ${id('authorization', 'n')}, ${merchant}, md5('attempt' || n), 'test', md5('checkout' || n), 50000, 'EUR', 'ORDER-' || n, md5('basket' || n), md5('print' || n), 'confirmed', ${company}, ${at}
      from generate_series(1, ${authorizations}) n`,
    `insert into fact (at, type, merchant_id, company_id, authorization_id, currency, exposure, data)
      select ${at} + step * interval '3 days', types.type, ${merchant}, ${company}, ${id('authorization', 'n')}, 'EUR', types.exposure, '{"amount": 50000}'
      from generate_series(1, ${authorizations}) n
      cross join (values (0, 'authorized', 50000), (1, 'confirmed', 0), (2, 'captured', 0), (3, 'payment_received', -50000), (4, 'limit_moved', 0)) as types (step, type, exposure)`,
    'vacuum analyze',
  ];
}
