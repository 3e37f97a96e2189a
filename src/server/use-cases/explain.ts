import { compareCompany } from '../../domain/compare-company.js';
import type { Credit } from '../../domain/credit.js';
import { assess, screen, type Assessment, type Screening } from '../../domain/decision.js';
import type { Comparison, Evidence } from '../../domain/evidence.js';
import { findPolicy, screeningVersion } from '../../domain/policy.js';
import type { KeptSubject } from '../answers.js';
import type { DecisionTrail } from '../ledger-port.js';
import type { Services } from '../services.js';

/** A decision as its fact has it. */
export type DecisionFact = (Assessment | Screening) & { readonly credit: Credit; readonly decidedBy: string };

export type Explanation =
  | { readonly status: 'not_found' }
  /** The attempt waits, or was given up, before anything was decided. */
  | { readonly status: 'undecided'; readonly trail: DecisionTrail }
  | {
      readonly status: 'explained';
      readonly trail: DecisionTrail;
      readonly decision: DecisionFact;
      /** Absent once the person has been erased: amounts, codes and factors stay. */
      readonly proof?: Proof;
    };

/** The decision made once more, from what was stored. */
export interface Proof {
  readonly evidence: readonly Evidence[];
  /** How each record compared with what was typed. */
  readonly comparisons: readonly { readonly source: string; readonly fields: Comparison }[];
  /** `differs` would mean that the ledger or this program has been tampered with. */
  readonly again: 'same' | 'differs' | 'policy_unknown';
}

// The first of them is ours: what a person or a payment provider said comes after it.
const decisive = ['asked', 'authorized', 'declined', 'corrected', 'reviewed'];

/** Says why an authorization was decided as it was, from the stored evidence and the policy of that day. */
export async function explain(
  authorization: string,
  { store, vault }: Pick<Services, 'store' | 'vault'>,
): Promise<Explanation> {
  const trail = await store.readTrail(authorization);
  if (!trail) return { status: 'not_found' };
  const fact = trail.facts.find(({ type }) => decisive.includes(type));
  if (!fact) return { status: 'undecided', trail };
  const decision = fact.data as unknown as DecisionFact;
  if (!trail.subject) return { status: 'explained', trail, decision };
  const subject = vault.openSubject(trail.subject) as KeptSubject;
  return { status: 'explained', trail, decision, proof: prove(trail, decision, subject) };
}

function prove({ amount }: DecisionTrail, decision: DecisionFact, { buyer, evidence }: KeptSubject): Proof {
  const { company } = buyer;
  const comparisons = evidence.flatMap((item) =>
    item.kind === 'identity' && item.record
      ? [{ source: item.source, fields: compareCompany(company, item.record) }]
      : [],
  );
  const policy = findPolicy(decision.policyVersion);
  const isScreening = decision.policyVersion === screeningVersion;
  if (!policy && !isScreening) return { evidence, comparisons, again: 'policy_unknown' };
  const again = policy ? assess({ company, amount }, evidence, decision.credit, policy) : screen(company, evidence);
  return { evidence, comparisons, again: essence(again) === essence(decision) ? 'same' : 'differs' };
}

// A correction's record is kept with the evidence; the others are what was decided on, and by whom.
const beside = ['record', 'credit', 'decidedBy', 'consent', 'basket'];

/** All that a decision says, whatever the order of its members. */
function essence(decision: Assessment | Screening): string {
  const said = Object.entries(decision).filter(([name]) => !beside.includes(name));
  return JSON.stringify(Object.fromEntries(said), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one.localeCompare(other)))
      : value,
  );
}
