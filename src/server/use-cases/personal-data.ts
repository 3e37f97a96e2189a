import type { KeptSubject } from '../answers.js';
import type { EraseOutcome, SubjectChoice, SubjectRecord } from '../ledger-port.js';
import type { Services } from '../services.js';

/** How long personal data is kept, and what is told of it to merchants, in days. */
export interface Retention {
  /** After the authorization, where no order came of it. */
  readonly withoutOrder: number;
  /** After the last thing that happened to a closed order. */
  readonly closedOrder: number;
  /** How long a merchant's call is answered again under its key; at least one. */
  readonly calls: number;
  /** How long it is known that a webhook has arrived, and it may be sent again. */
  readonly deliveries: number;
}

/**
 * The house rule: a quarter for what came to nothing (disputes about a refusal come soon), ten years for what is in the books (German
 * tax law, section 147 AO, at its longest), a month for repeated calls and for webhooks that have arrived.
 */
export const houseRetention: Retention = { withoutOrder: 90, closedOrder: 3_653, calls: 30, deliveries: 30 };

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

/** How many authorizations' persons, calls and webhooks were forgotten. */
export interface Forgotten {
  readonly subjects: number;
  readonly calls: number;
  readonly deliveries: number;
}

// So that a process that is to end need not wait for the work of years.
const mostRounds = 100;

/** Erases what has been kept for long enough, batch by batch until nothing is left, as far as it gets. */
export async function forgetOutdated(retention: Retention, services: Forgetting): Promise<Forgotten> {
  let sum: Forgotten = { subjects: 0, calls: 0, deliveries: 0 };
  for (let round = 1; round <= mostRounds; round += 1) {
    const { subjects, calls, deliveries } = await forgetBatch(retention, services);
    if (subjects + calls + deliveries === 0) break;
    sum = { subjects: sum.subjects + subjects, calls: sum.calls + calls, deliveries: sum.deliveries + deliveries };
  }
  return sum;
}

interface Forgetting extends Pick<Services, 'clock'> {
  readonly store: Pick<Services['store'], 'eraseOutdated' | 'forgetCalls' | 'forgetDeliveries'>;
}

async function forgetBatch(
  { withoutOrder, closedOrder, calls, deliveries }: Retention,
  { store, clock }: Forgetting,
): Promise<Forgotten> {
  const now = clock.now();
  const before = (days: number): Date => new Date(now - days * dayLength);
  const outdated = { withoutOrder: before(withoutOrder), closed: before(closedOrder) };
  return {
    subjects: await store.eraseOutdated(outdated, new Date(now)),
    calls: await store.forgetCalls(before(calls)),
    deliveries: await store.forgetDeliveries(before(deliveries)),
  };
}
