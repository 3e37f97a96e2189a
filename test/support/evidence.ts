import { countryCodes } from '../../src/domain/country.js';
import type { CompanyRecord, IdentityEvidence, SolvencyEvidence } from '../../src/domain/evidence.js';
import type { Clock, Enquiry, Verifiers } from '../../src/server/ports.js';

/** What bureaus advise at most for every company of these tests: EUR 10,000.00. */
export const advisedLimit = 1_000_000;

/** The register's street of everybody whose e-mail address has the tag `+correction`. */
export const registeredStreet = 'Tannenweg 4a';

/** A gate in front of every source: while it is closed, decisions stay unmade. */
export interface Gate {
  close(): void;
  open(): void;
  /** Ends when a source waits at the closed gate. */
  reached(): Promise<void>;
  pass(): Promise<void>;
}

export function createGate(): Gate {
  let opened = Promise.resolve();
  let open = (): void => undefined;
  let arrived = Promise.resolve();
  let arrive = (): void => undefined;
  return {
    close() {
      opened = new Promise((resolve) => (open = resolve));
      arrived = new Promise((resolve) => (arrive = resolve));
    },
    open: () => open(),
    reached: () => arrived,
    pass() {
      arrive();
      return opened;
    },
  };
}

/**
 * One register and one bureau that know every company. A tag in the e-mail address says what they know of it: `+declined`, `+review`,
 * `+correction`, `+unknown`; `+linked` makes the register tell both numbers; `+broken` makes them hand over something that no decision can be made of. Without a tag all is well.
 */
export function createEvidence(clock: Clock, gate: Gate): Verifiers {
  const shared = { name: 'pretended', countries: countryCodes };
  return {
    vatRegistries: [],
    companyRegistries: [
      {
        ...shared,
        async ask(enquiry): Promise<IdentityEvidence> {
          await gate.pass();
          const found = { kind: 'identity', source: shared.name, by: 'vat_number', checkedAt: instant(clock) } as const;
          const tag = tagOf(enquiry);
          if (tag === 'unknown') return { ...found, outcome: 'not_found' };
          return { ...found, outcome: 'found', record: tag === 'broken' ? unreadable : recordOf(enquiry) };
        },
      },
    ],
    creditBureaus: [
      {
        ...shared,
        async ask(enquiry): Promise<SolvencyEvidence> {
          await gate.pass();
          const score = { declined: 5, review: 40 }[tagOf(enquiry)] ?? 90;
          const recommendedLimit = { amount: advisedLimit, currency: 'EUR' };
          const report = { score, recommendedLimit };
          return { kind: 'solvency', source: shared.name, outcome: 'rated', report, checkedAt: instant(clock) };
        },
      },
    ],
  };
}

/** A record with a number for a name: an adapter's defect. */
const unreadable = { name: 7, status: 'active' } as unknown as CompanyRecord;

function tagOf({ contactEmail }: Enquiry): string {
  return /\+(\w+)@/.exec(contactEmail)?.[1] ?? '';
}

function recordOf(enquiry: Enquiry): CompanyRecord {
  const { name, vatNumber, registration, address } = enquiry.company;
  const { street, postcode, city } = address;
  return {
    name,
    ...(vatNumber !== undefined && { vatNumber }),
    ...(registration && tagOf(enquiry) === 'linked' && { registrationNumber: registration.number }),
    address: { street: tagOf(enquiry) === 'correction' ? registeredStreet : street, postcode, city },
    status: 'active',
  };
}

function instant(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
