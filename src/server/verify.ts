import type { Evidence } from '../domain/evidence.js';
import type { Clock, Enquiry, Source, Verifiers } from './ports.js';

/** Gathers evidence for one decision. */
export interface Verifier {
  verify(enquiry: Enquiry): Promise<readonly Evidence[]>;
}

/** How long all sources together may take, in milliseconds (house rules, section 5, step 7). */
export const verifyDeadline = 2_500;

/**
 * Asks every source that knows the country, all at once and under one deadline. A source that fails or is late is unavailable; it never
 * sinks the others, and what it says later is dropped.
 */
export function createVerifier(verifiers: Verifiers, clock: Clock, deadline = verifyDeadline): Verifier {
  const identity = [...verifiers.vatRegistries, ...verifiers.companyRegistries];
  return {
    async verify(enquiry) {
      const { country } = enquiry.company.address;
      const end = new AbortController();
      const timer = setTimeout(() => end.abort(), deadline);
      const checkedAt = new Date(clock.now()).toISOString();
      const ask = async <Answer extends Evidence>(source: Source<Answer>, missing: Answer): Promise<Evidence> =>
        Promise.race([source.ask(enquiry, end.signal).catch(() => missing), aborted(end.signal, missing)]);
      try {
        return await Promise.all([
          ...identity
            .filter((source) => source.countries.includes(country))
            .map((source) =>
              ask(source, { kind: 'identity', source: source.name, by: 'name', outcome: 'unavailable', checkedAt }),
            ),
          ...verifiers.creditBureaus
            .filter((source) => source.countries.includes(country))
            .map((source) => ask(source, { kind: 'solvency', source: source.name, outcome: 'unavailable', checkedAt })),
        ]);
      } finally {
        clearTimeout(timer);
        end.abort();
      }
    },
  };
}

function aborted<Answer>(signal: AbortSignal, answer: Answer): Promise<Answer> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(answer), { once: true }));
}
