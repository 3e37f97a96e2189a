import type { Assessment } from '../domain/decision.js';
import type { Mode } from '../domain/issue.js';
import type { DecisionRecord, OutsideDecision } from './ledger-port.js';
import type { Store } from './ports.js';
import type { ProviderDeclineReason } from './provider-port.js';

/** What operators learn of a decision: codes, and nobody's data. */
export interface MadeDecision {
  /** Id. */
  readonly merchant: string;
  readonly mode: Mode;
  readonly outcome: Assessment['outcome'];
  readonly reason: Extract<Assessment, { reason: string }>['reason'] | ProviderDeclineReason | undefined;
}

/** The same store, which tells of every decision once it is written down for good. Answers given again are no decisions. */
export function reportDecisions(store: Store, report: (decision: MadeDecision) => void): Store {
  return {
    ...store,
    async transact(work) {
      const made: MadeDecision[] = [];
      const value = await store.transact((ledger) => {
        // What an earlier try wrote was taken back.
        made.length = 0;
        return work({
          ...ledger,
          async recordDecision(record, now) {
            const authorization = await ledger.recordDecision(record, now);
            if (authorization !== undefined) made.push(...describe(record));
            return authorization;
          },
          async recordOutside(decision, now) {
            await ledger.recordOutside(decision, now);
            made.push(...describeOutside(decision));
          },
        });
      });
      made.forEach(report);
      return value;
    },
  };
}

/** Nothing while somebody else is still to decide. */
function describe({ binding, assessment }: DecisionRecord): readonly MadeDecision[] {
  const { outcome } = assessment;
  if (outcome === 'pass') return [];
  const reason = 'reason' in assessment ? assessment.reason : undefined;
  return [{ merchant: binding.merchantId, mode: binding.mode, outcome, reason }];
}

const outcomeOf = { authorized: 'proceed', declined: 'decline', reviewed: 'review' } as const;

function describeOutside({ opened, fact, reason }: OutsideDecision): readonly MadeDecision[] {
  const { merchantId: merchant, mode } = opened;
  const outcome = fact in outcomeOf ? outcomeOf[fact as keyof typeof outcomeOf] : undefined;
  return outcome ? [{ merchant, mode, outcome, reason }] : [];
}
