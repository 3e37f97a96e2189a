import type { Log } from '../log.js';
import type { PaymentProvider, ProviderMove } from '../provider-port.js';
import type { ProviderStep, StepEnd } from '../provider-store-port.js';
import type { Services } from '../services.js';
import { nextAttempt } from '../webhooks/schedule.js';
import { carryOut } from './carry-out.js';

/** Milliseconds that the provider has for one step, and for which a claimed step is left alone by others. */
const [patience, lease] = [15_000, 60_000];

export interface Teller extends Pick<Services, 'store' | 'clock' | 'mode'> {
  readonly provider: PaymentProvider;
  readonly log: Log;
}

/** What came of one round. */
export type StepRound = Readonly<Record<StepEnd['status'], number>>;

/**
 * Tells the provider what is due: each authorization's facts in their order, several authorizations at once. Several processes may do so
 * at the same time. What the provider refuses is not tried again by itself: a person has to look at it, and is told by log and metric.
 */
export async function tellProvider(teller: Teller): Promise<StepRound> {
  const { store, clock, mode } = teller;
  const now = clock.now();
  const steps = await store.claimSteps(mode, new Date(now), new Date(now + lease));
  const ends = await Promise.allSettled(steps.map((step) => take(step, teller)));
  const round = { done: 0, later: 0, given_up: 0 };
  for (const end of ends) {
    if (end.status === 'rejected') throw end.reason;
    round[end.value] += 1;
  }
  return round;
}

async function take(step: ProviderStep, { store, clock, provider, log }: Teller): Promise<StepEnd['status']> {
  const move = await carryOut(step, provider, AbortSignal.timeout(patience), (told) => store.noteTold(step, told));
  const now = clock.now();
  const end = endOf(move, step.attempts, now);
  await store.endStep(step, end, new Date(now));
  if (end.status !== 'done') {
    const { authorizationId: authorization, type, attempts } = step;
    const facts = { authorization, step: type, attempts, refusal: end.outcome };
    if (end.status === 'given_up') log.error(facts, 'provider not told');
    else log.warn(facts, 'provider told later');
  }
  return end.status;
}

function endOf(move: ProviderMove, attempts: number, now: number): StepEnd {
  if (move.outcome === 'done') return { status: 'done', reference: move.reference };
  if (move.outcome === 'refused') return { status: 'given_up', outcome: move.code };
  const nextAt = nextAttempt(attempts, undefined, now);
  return nextAt ? { status: 'later', outcome: move.outcome, nextAt } : { status: 'given_up', outcome: move.outcome };
}
