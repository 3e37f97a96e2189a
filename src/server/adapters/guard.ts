import {
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhenResult,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  wrap,
} from 'cockatiel';
import type { Clock } from '../ports.js';
import { callUpstream, type CallUpstream, type UpstreamAnswer } from './upstream.js';

/** How much one outside source is asked, and when it is left alone. */
export interface GuardRules {
  /** So many failures in a row open the breaker. */
  readonly failures: number;
  /** Milliseconds until one call is let through again, to see. */
  readonly pause: number;
  /** Calls at the same time; one more is not sent. */
  readonly atOnce: number;
}

export const usualGuardRules: GuardRules = { failures: 5, pause: 10_000, atOnce: 50 };

export type BreakerState = 'closed' | 'half_open' | 'open';

/** Guards for every outside source of one process. */
export interface Guards {
  /** How a source is called, from now on under its name. */
  readonly guard: (source: string, rules?: Partial<GuardRules>) => CallUpstream;
  /** By source. */
  readonly states: () => Readonly<Record<string, BreakerState>>;
}

const stateNames: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
};

/**
 * Keeps a source that is down from costing every decision its whole deadline, and a busy one from being asked more: after some failures
 * in a row, and for as long as it asks by `Retry-After`, it counts as unavailable without being called.
 */
export function createGuards(clock: Clock, call: CallUpstream = callUpstream): Guards {
  const states: Record<string, () => BreakerState> = {};
  return {
    guard(source, rules) {
      const { failures, pause, atOnce } = { ...usualGuardRules, ...rules };
      const breaker = circuitBreaker(handleWhenResult(isFailure), {
        halfOpenAfter: pause,
        breaker: new ConsecutiveBreaker(failures),
      });
      states[source] = () => stateNames[breaker.state];
      const policy = wrap(bulkhead(atOnce), breaker);
      let leftAloneUntil = 0;
      return async (wanted) => {
        if (clock.now() < leftAloneUntil) return busy;
        const answer = await policy.execute(() => call(wanted)).catch(notSent);
        if (answer.outcome === 'unavailable' && answer.retryAfterSeconds !== undefined) {
          leftAloneUntil = clock.now() + answer.retryAfterSeconds * 1_000;
        }
        return answer;
      };
    },
    states: () => Object.fromEntries(Object.entries(states).map(([source, read]) => [source, read()])),
  };
}

const busy: UpstreamAnswer = { outcome: 'unavailable', reason: 'busy' };

function isFailure(answer: unknown): boolean {
  return (answer as UpstreamAnswer).outcome === 'unavailable';
}

function notSent(error: unknown): UpstreamAnswer {
  if (isBrokenCircuitError(error)) return { outcome: 'unavailable', reason: 'not_sent' };
  if (isBulkheadRejectedError(error)) return busy;
  throw error;
}
