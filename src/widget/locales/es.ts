import type { Texts } from './en.js';

export const es: Texts = {
  company: 'Su empresa',
  contact: 'Quién hace el pedido',
  labels: {
    companyName: 'Nombre de la empresa',
    legalForm: 'Forma jurídica',
    vatNumber: 'Número de IVA',
    registerNumber: 'Número de registro',
    organisationNumber: 'Número de organización',
    sirenNumber: 'Número SIREN',
    kvkNumber: 'Número KvK',
    businessId: 'Identificador de empresa (Y-tunnus)',
    companyBookNumber: 'Número de registro (Firmenbuch)',
    nif: 'NIF',
    cvrNumber: 'Número CVR',
    street: 'Calle y número',
    postcode: 'Código postal',
    city: 'Ciudad',
    town: 'Localidad',
    postTown: 'Localidad',
    firstName: 'Nombre',
    lastName: 'Apellidos',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    purchaseOrder: 'Su número de pedido',
    invoiceEmail: 'Correo para facturas',
  },
  optional: '(opcional)',
  choose: 'Elija',
  check: 'Comprobar mi empresa',
  search: {
    label: 'Nombre o número de la empresa',
    byHand: 'Introducir los datos a mano',
    notListed: 'Mi empresa no aparece',
    court: 'Tribunal del registro',
    found: (count) =>
      count === 1
        ? 'Una empresa encontrada.'
        : count
          ? `${count} empresas encontradas.`
          : 'Ninguna empresa encontrada.',
  },
  opensNewTab: '(se abre en una pestaña nueva)',
  legal: {
    before: () => 'Al continuar, acepta las ',
    terms: (creditor) => `condiciones de ${creditor}`,
    between: (creditor) => `. ${creditor} comprueba los datos y la solvencia de su empresa: `,
    privacy: 'política de privacidad',
    after: '.',
  },
  checkUnreachable: 'No se ha podido iniciar la comprobación. Sus datos siguen aquí: inténtelo de nuevo.',
};
