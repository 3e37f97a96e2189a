import { companyKeys, type Company } from '../domain/company.js';
import { countryPacks } from '../domain/countries/index.js';
import { findLegalForm } from '../domain/legal-form.js';
import { isPersonalNumber } from '../domain/personal-number.js';
import type { Vault } from './vault.js';

/**
 * The names by which the ledger knows a company (`companyKeys`), strongest first. What is a person's, that is the name and place of a
 * sole trader or a number that is a citizen's too, stands there as a keyed hash only: equal for equal names, and not to be read.
 */
export function ledgerNames(company: Company, { blind }: Pick<Vault, 'blind'>): readonly string[] {
  const pack = countryPacks[company.address.country];
  const form = findLegalForm(pack, company.legalForm);
  const needsCourt = (register: string): boolean =>
    pack.registrations.find((rule) => rule.register === register)?.court === true;
  const numbers = [company.registration?.number, company.vatNumber];
  const isPersonal = numbers.some((number) => number !== undefined && isPersonalNumber(pack, form, number));
  return companyKeys(company, needsCourt).map((key) => {
    const [kind = ''] = key.split(':');
    return isPersonal || kind === 'place' ? `${kind}:${blind(key)}` : key;
  });
}
