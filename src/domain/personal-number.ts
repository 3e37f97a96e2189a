import type { CountryPack } from './country.js';
import type { LegalForm } from './legal-form.js';
import { checkRegistrationNumber } from './registration-number.js';
import { checkVatNumber } from './vat-number.js';

/**
 * Tells whether a VAT or registration number, normalised or as typed, holds a private person's own number: the Swedish personnummer, the
 * Spanish DNI or NIE, the Dutch BSN of a sole trader. Where a country has such numbers, one that cannot be read counts as one.
 *
 * @param form the company's legal form; needed in the Netherlands, where only it tells a citizen's number from a company's
 */
export function isPersonalNumber(pack: CountryPack, form: LegalForm | undefined, number: string): boolean {
  const { personal, vat } = pack;
  if (!personal || (personal.isRefused && form?.kind !== 'natural')) return false;
  const asVat = checkVatNumber(pack, number);
  const asRegistration = checkRegistrationNumber(pack, undefined, number);
  if (asVat.status === 'empty') return false;
  if (asVat.status === 'valid' && !asVat.value.startsWith(vat.prefix)) return false;
  const bodies = [
    ...(asVat.status === 'valid' ? [asVat.value.slice(vat.prefix.length)] : []),
    ...(asRegistration.status === 'valid' ? [asRegistration.value.number] : []),
  ];
  return bodies.length === 0 || bodies.some(personal.check);
}

/** A number as it may stand in a log: a private person's shows no more than its country, any other is left as it is. */
export function maskPersonal(pack: CountryPack, form: LegalForm | undefined, number: string): string {
  return isPersonalNumber(pack, form, number) ? `${pack.code}***` : number;
}
