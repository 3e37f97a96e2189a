import { compareCompany } from '../../domain/compare-company.js';
import type { Company } from '../../domain/company.js';
import { assess } from '../../domain/decision.js';
import type { Evidence } from '../../domain/evidence.js';
import { housePolicy } from '../../domain/policy.js';
import type { KeptDecision } from '../answers.js';
import { ledgerNames } from '../company-names.js';
import type { Ledger } from '../ledger-port.js';
import type { Services } from '../services.js';
import { recordOf, type Asked, type Made } from './decision-record.js';

/** The attempt was decided by another process meanwhile. Thrown, so that the transaction takes everything back. */
export class ClaimLost extends Error {}

/** Gathers evidence, then decides and writes everything down in one transaction. Returns what the buyer is told. */
export async function decide(asked: Asked, services: Services): Promise<KeptDecision> {
  const { buyer, binding, merchant } = asked;
  const { company, contact } = buyer;
  const { amount } = binding;
  // Outside the transaction: no lock is held while others are asked.
  const evidence = await services.verifier.verify({
    mode: merchant.mode,
    company,
    contactEmail: contact.email,
    amount,
  });
  return underLock(asked, evidence, services, async (ledger, { companyId, credit, now }) => {
    const assessment = assess({ company, amount }, evidence, credit, housePolicy);
    const { record, answer } = recordOf(assessment, { ...asked, companyId, credit, evidence, services, now });
    if (!(await ledger.recordDecision(record, now))) throw new ClaimLost('The attempt was decided by another process.');
    return answer;
  });
}

/** The company of the order under lock, with its credit after the checkout's earlier holds have been given back. */
export type Locked = Pick<Made, 'companyId' | 'credit' | 'now'>;

/** Works in one transaction in which nobody else moves the company's credit. */
export function underLock<T>(
  { merchant, binding, buyer }: Asked,
  evidence: readonly Evidence[],
  { store, vault, clock }: Services,
  work: (ledger: Ledger, locked: Locked) => Promise<T>,
): Promise<T> {
  const now = new Date(clock.now());
  const { company } = buyer;
  const keys = ledgerNames(company, vault);
  const { checkout, amount } = binding;
  const entry = { merchantId: merchant.id, checkout, mode: merchant.mode, keys, linked: isLinked(company, evidence) };
  return store.transact(async (ledger) => {
    const entered = await ledger.enterCheckout(entry, now);
    const opened = await ledger.openCredit(entered.companyId, amount.currency, entered.earlier, now);
    return work(ledger, { ...opened, now });
  });
}

/** Both numbers stand in one register entry: only then may one lead to the company of the other. */
function isLinked(company: Company, evidence: readonly Evidence[]): boolean {
  return evidence.some((item) => {
    if (item.kind !== 'identity' || !item.record) return false;
    const comparison = compareCompany(company, item.record);
    return comparison['company.vatNumber'] === 'same' && comparison['company.registrationNumber'] === 'same';
  });
}
