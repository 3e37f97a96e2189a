import type { AttemptAnswer } from '../../contract/schemas.js';
import { currentAnswer } from '../answers.js';
import { fail, succeed, type Outcome } from '../failure.js';
import type { Merchant } from '../ports.js';
import type { Services } from '../services.js';

/** What became of an attempt. Another merchant's attempts do not exist. */
export async function readAttempt(
  merchant: Merchant,
  attempt: string,
  services: Services,
): Promise<Outcome<AttemptAnswer>> {
  const record = await services.store.findAttempt(merchant.id, attempt, new Date(services.clock.now()));
  return record ? succeed(currentAnswer(record, merchant.id, attempt, services.vault)) : fail('not_found');
}

/** Gives back what is no longer wanted. Once is as good as ten times; an order cannot be given back this way. */
export async function releaseAttempt(
  merchant: Merchant,
  attempt: string,
  services: Services,
): Promise<Outcome<AttemptAnswer>> {
  const record = await services.store.releaseAttempt(merchant.id, attempt, new Date(services.clock.now()));
  if (!record) return fail('not_found');
  if (record.status === 'confirmed') return fail('attempt_not_releasable');
  return succeed(currentAnswer(record, merchant.id, attempt, services.vault));
}
