/** Where in a buyer's entry something belongs. The same paths name fields in the form and on the wire. */
export const fieldPaths = [
  'company.name',
  'company.legalForm',
  'company.vatNumber',
  'company.registrationNumber',
  'company.address.street',
  'company.address.postcode',
  'company.address.city',
  'contact.firstName',
  'contact.lastName',
  'contact.email',
  'contact.phone',
  'purchaseOrder',
  'invoiceEmail',
] as const;
export type FieldPath = (typeof fieldPaths)[number];
