import { de } from './companies.js';
import type { SandboxCompany } from './company.js';
import { textIn } from './reply.js';

// Whom pretend Billie knows, and what it decides. Real one's sandbox knows only companies that were told to it beforehand, too.

/** What becomes of an order. A refused company may be one that was recognised, or not. */
export interface Verdict {
  readonly state: 'created' | 'waiting' | 'declined';
  readonly reason?: string;
  readonly company?: SandboxCompany;
  /** The order comes about, and its answer never arrives. */
  readonly isLost?: boolean;
}

/** Tags in the e-mail address of the person who orders. The first is Billie's own, the others are ours. */
const refusals: Readonly<Record<string, string>> = {
  '+decline+limit': 'debtor_limit_exceeded',
  '+decline+address': 'debtor_address',
  '+decline+identify': 'debtor_not_identified',
  '+decline+risk': 'risk_policy',
  '+decline+score': 'risk_scoring_failed',
};

/** Billie's example of a name that is close enough to suggest the company at that address. */
const suggested = { name: 'Barney fun', company: de.authorized };

/** Who is recognised. Eta, whom the bureaus are in doubt about, has to wait. */
const known: readonly SandboxCompany[] = [de.authorized, de.review];

export function decide(body: unknown): Verdict {
  const email = textIn(body, 'debtor_person', 'email');
  const { company, reason } = recognise(body);
  if (!company) return { state: 'declined', reason };
  const isLost = email.includes('+lost');
  const [, refusal] = Object.entries(refusals).find(([tag]) => email.includes(tag)) ?? [];
  if (refusal !== undefined) {
    return refusal === 'debtor_not_identified'
      ? { state: 'declined', reason: refusal, isLost }
      : { state: 'declined', reason: refusal, company, isLost };
  }
  const isWaiting = company === de.review || email.includes('+waiting');
  return { state: isWaiting ? 'waiting' : 'created', company, isLost };
}

type Recognition =
  { readonly company: SandboxCompany; readonly reason?: never } | { readonly company?: never; readonly reason: string };

/** By name and address. Who has only one of them, or the number of somebody else, does not agree with the register. */
function recognise(body: unknown): Recognition {
  const [name, number, vat] = ['name', 'registration_number', 'tax_id'].map((part) =>
    plain(textIn(body, 'debtor', part)),
  );
  const place = (part: string): string => textIn(body, 'debtor', 'company_address', part);
  const address = plain(place('street') + place('house_number') + place('postal_code') + place('city'));
  const livesThere = ({ street, postcode, city }: SandboxCompany): boolean =>
    plain(street + postcode + city) === address;
  if (name === plain(suggested.name) && livesThere(suggested.company)) return { company: suggested.company };
  const company = known.find(
    (candidate) =>
      plain(candidate.name) === name || plain(candidate.registration) === number || plain(candidate.vatNumber) === vat,
  );
  if (!company) return { reason: 'debtor_not_identified' };
  return plain(company.name) === name && livesThere(company) ? { company } : { reason: 'debtor_address' };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/stra(?:ß|ss)e|str\./gu, 'str')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
