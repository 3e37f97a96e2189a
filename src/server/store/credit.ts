import { sql } from 'kysely';
import type { BureauRating, Credit } from '../../domain/credit.js';
import type { Currency, MinorUnits } from '../../domain/money.js';

/** A row of `credit`, as JSON. */
export interface CreditRow {
  readonly exposure: MinorUnits;
  readonly credit_limit: MinorUnits | null;
  readonly bureau: BureauRating | null;
  readonly step: number;
  readonly on_time_run: number;
}

/** A company's credit as one value of a larger statement; null if nothing is known of it. */
export function selectCredit(companyId: string, currency: Currency) {
  return sql<CreditRow | null>`(select row_to_json(credit) from credit
    where credit.company_id = ${companyId} and credit.currency = ${currency})`;
}

/** A row as the domain sees it. */
export function toCredit(row: CreditRow | null): Credit {
  if (!row) return { exposure: 0 };
  return {
    exposure: row.exposure,
    ...(row.credit_limit !== null && { limit: row.credit_limit }),
    ...(row.bureau && { bureau: row.bureau }),
    standing: { step: row.step, onTimeRun: row.on_time_run },
  };
}
