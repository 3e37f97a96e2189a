import { expect } from 'chai';
import { sql, type Kysely } from 'kysely';
import { foldAuthorization, type AuthorizationFactType } from '../../src/domain/authorization.js';
import { foldOrder } from '../../src/domain/order.js';
import { laterFactTypes, type OrderFact } from '../../src/domain/order-state.js';
import type { Database } from '../../src/server/store/schema.js';

interface CompanyRow {
  readonly company: string;
  readonly currency: string;
  readonly exposure: number;
  readonly limit: number | null;
  readonly facts: number;
  readonly holds: number;
}

interface AuthorizationRow {
  readonly id: string;
  readonly amount: number;
  readonly company: string | null;
  readonly currency: string;
  readonly status: string;
  readonly order: { id: string; status: string } | null;
  readonly facts: readonly (OrderFact | { type: AuthorizationFactType })[];
}

/** Expects the invariants of the whole book: working rows are what their facts amount to, and nobody owes more than adds up. */
export async function balance(database: Kysely<Database>): Promise<void> {
  const authorizations = await readAuthorizations(database);
  for (const one of authorizations) {
    const types = one.facts.map(({ type }) => type as AuthorizationFactType);
    expect(foldAuthorization(types), `status of ${one.id}`).to.equal(one.status);
    expect(
      types.filter((type) => type === 'confirmed'),
      `orders of ${one.id}`,
    ).to.have.length(one.order ? 1 : 0);
    if (one.order) expect(orderOf(one)?.status, `status of order ${one.order.id}`).to.equal(one.order.status);
  }
  const companies = await readCompanies(database);
  expect(companies, 'companies').not.to.deep.equal([]);
  for (const { company, currency, exposure, facts, holds } of companies) {
    const orders = authorizations.filter((one) => one.company === company && one.currency === currency && one.order);
    const owed = orders.reduce((sum, one) => sum + (orderOf(one)?.exposure ?? 0), 0);
    expect({ exposure, facts }, `what ${company} owes`).to.deep.equal({ exposure: holds + owed, facts: exposure });
  }
}

function orderOf({ amount, facts }: AuthorizationRow) {
  const later = facts.filter(({ type }) => (laterFactTypes as readonly string[]).includes(type));
  return foldOrder([{ type: 'confirmed', amount }, ...(later as OrderFact[])]);
}

async function readCompanies(database: Kysely<Database>): Promise<readonly CompanyRow[]> {
  const { rows } = await sql<CompanyRow>`
    select company_id as company, currency, exposure, credit_limit as limit,
      (select coalesce(sum(fact.exposure), 0)::bigint from fact
        where fact.company_id = credit.company_id and fact.currency = credit.currency) as facts,
      (select coalesce(sum(held.held), 0)::bigint from "authorization" as held
        where held.company_id = credit.company_id and held.currency = credit.currency
          and held.status in ('authorized', 'review', 'unknown')) as holds
    from credit
  `.execute(database);
  return rows;
}

async function readAuthorizations(database: Kysely<Database>): Promise<readonly AuthorizationRow[]> {
  const { rows } = await sql<AuthorizationRow>`
    select held.id, held.amount, held.company_id as company, held.currency, held.status,
      (select json_build_object('id', id, 'status', status) from sale_order where authorization_id = held.id) as order,
      (select coalesce(json_agg(fact.data || jsonb_build_object('type', type) order by fact.id), '[]') from fact
        where fact.authorization_id = held.id and type not in ('limit_moved')) as facts
    from "authorization" as held
  `.execute(database);
  return rows;
}
