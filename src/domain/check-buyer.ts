import { regionOf } from './address.js';
import type { Buyer, BuyerCheck, BuyerEntry } from './buyer.js';
import { checkEntry } from './check-entry.js';
import type { Company, Registration } from './company.js';
import type { CountryPack } from './country.js';
import { completeNumbers } from './derivation.js';
import type { Checked } from './identifier.js';
import type { CheckOptions, FieldPath } from './issue.js';

export { tidy } from './check-entry.js';

/**
 * Checks a whole entry and composes the buyer. `valid` brings the normalised buyer and the hints that remain; `invalid` brings every
 * issue, weighed by mode and by what the buyer has insisted on.
 */
export function checkBuyer(pack: CountryPack, entry: BuyerEntry, options: CheckOptions): BuyerCheck {
  const { status, issues, fields } = checkEntry(pack, entry, options);
  if (status === 'invalid') return { status, issues };
  const textOf = (path: FieldPath): string | undefined => {
    const check = fields.get(path);
    return check?.status === 'valid' && typeof check.value === 'string' ? check.value : undefined;
  };
  return { status, issues, buyer: composeBuyer(pack, textOf, fields.get('company.registrationNumber')) };
}

function composeBuyer(
  pack: CountryPack,
  textOf: (path: FieldPath) => string | undefined,
  registration: Checked<string | Registration> | undefined,
): Buyer {
  const need = (path: FieldPath): string => textOf(path) ?? '';
  const vatNumber = textOf('company.vatNumber');
  const given = registration?.status === 'valid' ? registration.value : undefined;
  const postcode = need('company.address.postcode');
  const region = regionOf(pack.address, postcode);
  const company: Company = {
    name: need('company.name'),
    legalForm: need('company.legalForm'),
    ...completeNumbers(pack, {
      ...(vatNumber !== undefined && { vatNumber }),
      ...(typeof given === 'object' && { registration: given }),
    }),
    address: {
      street: need('company.address.street'),
      postcode,
      city: need('company.address.city'),
      ...(region !== undefined && { region }),
      country: pack.code,
    },
  };
  const phone = textOf('contact.phone');
  const purchaseOrder = textOf('purchaseOrder');
  const invoiceEmail = textOf('invoiceEmail');
  const [firstName, lastName, email] = [need('contact.firstName'), need('contact.lastName'), need('contact.email')];
  return {
    company,
    contact: { firstName, lastName, email, ...(phone !== undefined && { phone }) },
    ...(purchaseOrder !== undefined && { purchaseOrder }),
    ...(invoiceEmail !== undefined && { invoiceEmail }),
  };
}
