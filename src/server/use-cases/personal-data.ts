import type { KeptSubject } from '../answers.js';
import type { EraseOutcome, SubjectChoice, SubjectRecord } from '../ledger-port.js';
import type { Services } from '../services.js';

/** How long personal data is kept, in days. */
export interface Retention {
  /** After the authorization, where no order came of it. */
  readonly withoutOrder: number;
  /** After the last thing that happened to a closed order. */
  readonly closedOrder: number;
  /** How long a merchant's call is answered again under its key; at least one. */
  readonly calls: number;
}

/**
 * The house rule: a quarter for what came to nothing (disputes about a refusal come soon), ten years for what is in the books (German
 * tax law, section 147 AO, at its longest), a month for repeated calls.
 */
export const houseRetention: Retention = { withoutOrder: 90, closedOrder: 3_653, calls: 30 };

/** What is kept of one authorization, opened: for the person whose data it is. */
export type ExportedSubject = Omit<SubjectRecord, 'subject'> & KeptSubject;

/** All personal data that is kept, opened (GDPR, article 15). */
export async function exportSubjects(
  choice: SubjectChoice,
  { store, vault }: Pick<Services, 'store' | 'vault'>,
): Promise<readonly ExportedSubject[]> {
  const records = await store.readSubjects(choice);
  return records.map(({ subject, ...record }) => ({ ...record, ...(vault.openSubject(subject) as KeptSubject) }));
}

/** Destroys personal data (GDPR, article 17). Refused while money is owed; amounts, codes and facts stay. */
export function eraseSubjects(
  choice: SubjectChoice,
  by: string,
  { store, clock }: Pick<Services, 'store' | 'clock'>,
): Promise<EraseOutcome> {
  return store.eraseSubjects(choice, by, new Date(clock.now()));
}

const dayLength = 24 * 60 * 60 * 1_000;

/** Erases what has been kept for long enough, a batch at a time. Returns how many authorizations and calls it has forgotten. */
export async function forgetOutdated(
  { withoutOrder, closedOrder, calls }: Retention,
  { store, clock }: Pick<Services, 'store' | 'clock'>,
): Promise<{ readonly subjects: number; readonly calls: number }> {
  const now = clock.now();
  const before = (days: number): Date => new Date(now - days * dayLength);
  const outdated = { withoutOrder: before(withoutOrder), closed: before(closedOrder) };
  return {
    subjects: await store.eraseOutdated(outdated, new Date(now)),
    calls: await store.forgetCalls(before(calls)),
  };
}
