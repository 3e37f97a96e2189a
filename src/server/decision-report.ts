import type { Assessment } from '../domain/decision.js';
import type { Mode } from '../domain/issue.js';
import type { DecisionRecord } from './ledger-port.js';
import type { Store } from './ports.js';

/** What operators learn of a decision: codes, and nobody's data. */
export interface MadeDecision {
  /** Id. */
  readonly merchant: string;
  readonly mode: Mode;
  readonly outcome: Assessment['outcome'];
  readonly reason: Extract<Assessment, { reason: string }>['reason'] | undefined;
}

/** The same store, which tells of every decision once it is written down for good. Answers given again are no decisions. */
export function reportDecisions(store: Store, report: (decision: MadeDecision) => void): Store {
  return {
    ...store,
    async transact(work) {
      const made: DecisionRecord[] = [];
      const value = await store.transact((ledger) => {
        // What an earlier try wrote was taken back.
        made.length = 0;
        return work({
          ...ledger,
          async recordDecision(record, now) {
            const isRecorded = await ledger.recordDecision(record, now);
            if (isRecorded) made.push(record);
            return isRecorded;
          },
        });
      });
      for (const record of made) report(describe(record));
      return value;
    },
  };
}

function describe({ binding, assessment }: DecisionRecord): MadeDecision {
  const { outcome } = assessment;
  const reason = 'reason' in assessment ? assessment.reason : undefined;
  return { merchant: binding.merchantId, mode: binding.mode, outcome, reason };
}
