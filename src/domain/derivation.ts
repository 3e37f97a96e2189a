import type { Company, Registration } from './company.js';
import type { CountryPack, RegistrationRule } from './country.js';
import { passes } from './identifier.js';

type Numbers = Pick<Company, 'vatNumber' | 'registration' | 'derived'>;

/** The part of a compact VAT number, without prefix, that is the number of `rule`'s register; absent where none is. */
export function numberInVat({ vat }: CountryPack, rule: RegistrationRule, body: string): string | undefined {
  if (vat.follows?.register !== rule.register || !vat.pattern.test(body)) return undefined;
  const number = body.slice(0, body.length - (vat.suffix ?? '').length).slice(-(rule.keep ?? body.length));
  return rule.pattern.test(number) ? number : undefined;
}

/**
 * Adds the number that follows from the other one, where the country's pack says how and the given one leaves no doubt. Which one that
 * was stands in `derived`: having a register number does not prove a registration for VAT.
 */
export function completeNumbers(pack: CountryPack, given: Omit<Numbers, 'derived'>): Numbers {
  const { vatNumber, registration } = given;
  const rule = pack.registrations.find(({ register }) => register === pack.vat.follows?.register);
  if (!rule) return given;
  if (vatNumber === undefined && registration?.register === rule.register) {
    const derived = vatNumberOf(pack, rule, registration);
    return derived === undefined ? given : { ...given, vatNumber: derived, derived: 'vatNumber' };
  }
  const told = registration || vatNumber === undefined ? undefined : registrationInVat(pack, vatNumber);
  return told ? { ...given, registration: told, derived: 'registration' } : given;
}

/** The registration that a compact VAT number holds without a doubt. */
export function registrationInVat(pack: CountryPack, vatNumber: string): Registration | undefined {
  const { vat, registrations } = pack;
  const rule = registrations.find(({ register }) => register === vat.follows?.register);
  if (!rule || !vatNumber.startsWith(vat.prefix)) return undefined;
  const body = vatNumber.slice(vat.prefix.length);
  const number = passes(vat, body) ? numberInVat(pack, rule, body) : undefined;
  return number !== undefined && passes(rule, number) ? { register: rule.register, number } : undefined;
}

function vatNumberOf({ vat }: CountryPack, rule: RegistrationRule, { number }: Registration): string | undefined {
  const body = `${vat.follows?.key?.(number) ?? ''}${number}${vat.suffix ?? ''}`;
  return passes(rule, number) && passes(vat, body) ? vat.prefix + body : undefined;
}
