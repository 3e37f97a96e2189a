import type { CompanyList } from '../../contract/schemas.js';
import type { BuyerEntry } from '../../domain/buyer.js';
import type { CountryPack } from '../../domain/country.js';
import { fieldsOf } from '../../domain/fields.js';
import type { FieldPath } from '../../domain/issue.js';
import { findLegalForm, guessLegalForm } from '../../domain/legal-form.js';
import { isListOf, isText, membersOf } from '../shape.js';

/** A company that a register proposes. */
export type Proposal = CompanyList['companies'][number];

/** Reads what the server proposes; nothing returned means that there is nothing to be read, or the register does not answer. */
export function readProposals(input: unknown): readonly Proposal[] | undefined {
  const { status, companies } = membersOf(input);
  return status === 'answered' && isListOf(companies, isProposal, 0) ? (companies as readonly Proposal[]) : undefined;
}

function isProposal(input: unknown): boolean {
  const { name, legalForm, vatNumber, registrationNumber, address } = membersOf(input);
  const { street, postcode, city } = membersOf(address);
  return (
    isText(name) &&
    [legalForm, vatNumber, registrationNumber].every((text) => text === undefined || isText(text)) &&
    (address === undefined || [street, postcode, city].every(isText))
  );
}

/**
 * What a proposal fills in: every field of the company that the country asks for, empty where the register does not tell, so that nothing
 * is left of another company.
 */
export function proposedEntry(pack: CountryPack, proposal: Proposal): BuyerEntry {
  const { name, legalForm, vatNumber, registrationNumber, address } = proposal;
  const form = findLegalForm(pack, legalForm ?? '') ?? guessLegalForm(pack, name);
  const told: BuyerEntry = {
    'company.name': name,
    'company.legalForm': form?.code ?? '',
    'company.vatNumber': vatNumber ?? '',
    'company.registrationNumber': registrationNumber ?? '',
    'company.address.street': address?.street ?? '',
    'company.address.postcode': address?.postcode ?? '',
    'company.address.city': address?.city ?? '',
  };
  const asked = fieldsOf(pack, form?.code).map(({ path }) => path);
  return Object.fromEntries(Object.entries(told).filter(([path]) => asked.includes(path as FieldPath)));
}

/** What tells a proposal from others of the same name. */
export function describeProposal({ registrationNumber, vatNumber, address }: Proposal): string {
  const place = address && `${address.street}, ${address.postcode} ${address.city}`;
  return [place, registrationNumber ?? vatNumber].filter(Boolean).join(' · ');
}
