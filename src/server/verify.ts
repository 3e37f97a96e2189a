import type { Evidence } from '../domain/evidence.js';
import type { Clock, Enquiry, Source, Verifiers } from './ports.js';

/** Gathers evidence for one decision. */
export interface Verifier {
  /** Never fails: a source without an answer is `unavailable`. In the order of the sources, not of their answers. */
  verify(enquiry: Enquiry): Promise<readonly Evidence[]>;
}

/** How long all sources together may take, in milliseconds (house rules, section 5, step 7). */
export const verifyDeadline = 2_500;

/**
 * Asks every source that knows the country, all at once and under one deadline. A source that fails or is late is unavailable; it never
 * sinks the others, and what it says later is dropped.
 *
 * @param deadline milliseconds
 */
export function createVerifier(verifiers: Verifiers, clock: Clock, deadline = verifyDeadline): Verifier {
  const registries = [...verifiers.vatRegistries, ...verifiers.companyRegistries];
  return {
    async verify(enquiry) {
      const { country } = enquiry.company.address;
      const knows = ({ countries }: Source<Evidence>): boolean => countries.includes(country);
      const silence = { outcome: 'unavailable', checkedAt: new Date(clock.now()).toISOString() } as const;
      const end = new AbortController();
      const timer = setTimeout(() => end.abort(), deadline);
      try {
        return await Promise.all([
          ...registries
            .filter(knows)
            .map((source) =>
              ask(source, enquiry, end.signal, { kind: 'identity', source: source.name, by: 'name', ...silence }),
            ),
          ...verifiers.creditBureaus
            .filter(knows)
            .map((source) => ask(source, enquiry, end.signal, { kind: 'solvency', source: source.name, ...silence })),
        ]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** A source's answer, or its silence when it fails or the signal comes first. */
function ask<Answer extends Evidence>(
  source: Source<Answer>,
  enquiry: Enquiry,
  signal: AbortSignal,
  silence: Answer,
): Promise<Evidence> {
  return new Promise((resolve) => {
    const giveUp = (): void => resolve(silence);
    signal.addEventListener('abort', giveUp, { once: true });
    // Inside a function of its own, so that a source that throws before it promises anything counts as failing too.
    const answer = async (): Promise<Answer> => source.ask(enquiry, signal);
    void answer()
      .then(resolve, giveUp)
      .finally(() => signal.removeEventListener('abort', giveUp));
  });
}
