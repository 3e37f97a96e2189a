import type { Evidence } from '../domain/evidence.js';
import type { Clock, Enquiry, Source, Verifiers } from './ports.js';

/** Gathers evidence for one decision. */
export interface Verifier {
  /** Never fails: a source without an answer is `unavailable`. In the order of the sources, not of their answers. */
  verify(enquiry: Enquiry): Promise<readonly Evidence[]>;
  /** The same without bureaus: for orders on which somebody else decides. */
  identify(enquiry: Enquiry): Promise<readonly Evidence[]>;
}

/** How one source has answered. `late`: the deadline came first. */
export interface HeardAnswer {
  readonly source: string;
  readonly outcome: Evidence['outcome'] | 'late';
  readonly seconds: number;
}

/** Is told how verifying goes, for measurements. */
export interface VerifyMeter {
  countAnswer(answer: HeardAnswer): void;
  /** Once for a decision, however many sources were late. */
  countDeadline(): void;
}

const nobody: VerifyMeter = { countAnswer: () => undefined, countDeadline: () => undefined };

/** How long all sources together may take, in milliseconds (house rules, section 5, step 7). */
export const verifyDeadline = 2_500;

/**
 * Asks every source that knows the country, all at once and under one deadline. A source that fails or is late is unavailable; it never
 * sinks the others, and what it says later is dropped.
 *
 * @param deadline milliseconds
 */
export function createVerifier(
  verifiers: Verifiers,
  clock: Clock,
  deadline = verifyDeadline,
  meter = nobody,
): Verifier {
  const registries = [...verifiers.vatRegistries, ...verifiers.companyRegistries];
  const gather = async (enquiry: Enquiry, bureaus: Verifiers['creditBureaus']): Promise<readonly Evidence[]> => {
    const { country } = enquiry.company.address;
    const knows = ({ countries }: Source<Evidence>): boolean => countries.includes(country);
    const silence = { outcome: 'unavailable', checkedAt: new Date(clock.now()).toISOString() } as const;
    const end = new AbortController();
    const timer = setTimeout(() => {
      end.abort();
      meter.countDeadline();
    }, deadline);
    const hear = async <Answer extends Evidence>(source: Source<Answer>, silent: Answer): Promise<Evidence> => {
      const begun = performance.now();
      const { outcome, evidence = silent } = await ask(source, enquiry, end.signal);
      meter.countAnswer({ source: source.name, outcome, seconds: (performance.now() - begun) / 1_000 });
      return evidence;
    };
    try {
      return await Promise.all([
        ...registries
          .filter(knows)
          .map((source) => hear(source, { kind: 'identity', source: source.name, by: 'name', ...silence })),
        ...bureaus.filter(knows).map((source) => hear(source, { kind: 'solvency', source: source.name, ...silence })),
      ]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    verify: (enquiry) => gather(enquiry, verifiers.creditBureaus),
    identify: (enquiry) => gather(enquiry, []),
  };
}

/** What a source says; without evidence when it fails or the signal comes first. */
function ask<Answer extends Evidence>(
  source: Source<Answer>,
  enquiry: Enquiry,
  signal: AbortSignal,
): Promise<{ readonly outcome: HeardAnswer['outcome']; readonly evidence?: Answer }> {
  return new Promise((resolve) => {
    const giveUp = (): void => resolve({ outcome: 'late' });
    signal.addEventListener('abort', giveUp, { once: true });
    // Inside a function of its own, so that a source that throws before it promises anything counts as failing too.
    const answer = async (): Promise<Answer> => source.ask(enquiry, signal);
    void answer()
      .then(
        (evidence) => resolve({ outcome: evidence.outcome, evidence }),
        () => resolve({ outcome: 'unavailable' }),
      )
      .finally(() => signal.removeEventListener('abort', giveUp));
  });
}
