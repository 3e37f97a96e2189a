import type { Texts } from './en.js';

const words = ['', '', '', 'tres', 'cuatro', 'cinco', 'seis'];

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
  insist: 'El número es correcto',
  change: 'Cambiar',
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
  pasted: 'Lo que ha pegado está ahora en los campos correctos.',
  opensNewTab: '(se abre en una pestaña nueva)',
  legal: {
    before: () => 'Al continuar, acepta las ',
    terms: (creditor) => `condiciones de ${creditor}`,
    between: (creditor) => `. ${creditor} comprueba los datos y la solvencia de su empresa: `,
    privacy: 'política de privacidad',
    after: '.',
  },
  advices: {
    fix_address: {
      title: 'No se ha podido confirmar la dirección',
      text: 'El nombre y la dirección deben ser los del domicilio social de la empresa. Revise los campos marcados.',
    },
    fix_identity: {
      title: 'No se ha encontrado la empresa',
      text: 'Compare los campos marcados con los datos del registro o con una de sus facturas.',
    },
    try_smaller: {
      title: 'No disponible para este importe',
      text: 'Quizá sea posible un pedido más pequeño. O elija otra forma de pago.',
    },
    other_method: {
      title: 'No disponible para este pedido',
      text: 'Elija otra forma de pago. Esto no dice nada de la opinión que esta tienda tiene de su empresa.',
    },
  },
  notices: {
    basket_changed: 'Su cesta ha cambiado. Sus datos siguen aquí: compruébelos una vez más.',
    check_unreachable: 'No se ha podido iniciar la comprobación. Sus datos siguen aquí: inténtelo de nuevo.',
    authorization_expired: 'La aprobación ha caducado. Sus datos siguen aquí: compruébelos una vez más.',
  },
  issues: {
    required: () => 'Rellene este campo.',
    too_long: ({ longest }) => `Como máximo, ${longest} caracteres.`,
    characters_not_allowed: () => 'Aquí hay caracteres que no se pueden utilizar.',
    legal_form_unknown: () => 'Elija su forma jurídica.',
    vat_number_shape: ({ example }) => `Esto no parece un número de IVA. Ejemplo: ${example}.`,
    vat_number_check_digit: () => 'El dígito de control no coincide. Compare el número con una de sus facturas.',
    vat_number_foreign: ({ country }) =>
      `Un número de IVA de otro país (${country}). Es correcto si es el de su empresa.`,
    vat_number_is_tax_number: ({ example }) =>
      `Esto parece un número fiscal. El número de IVA empieza por letras: ${example}.`,
    vat_number_is_personal: () =>
      'Indique el número de IVA de la empresa, no el que contiene su número personal (BSN).',
    registration_number_shape: ({ example }) => `Esto no parece un número de registro. Ejemplo: ${example}.`,
    registration_number_check_digit: () => 'El dígito de control no coincide. Compare el número con el registro.',
    registration_number_other_register: ({ register }) =>
      `Las empresas con esta forma jurídica suelen estar en otro registro: ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `Escriba ${words[Number(digits)] ?? digits} cifras.` : `Por ejemplo, ${example}.`,
    email_shape: () => 'Revise el correo electrónico. Ejemplo: nombre@empresa.es.',
    phone_shape: () => 'Revise el número de teléfono o deje el campo vacío.',
    not_confirmed: () => 'Compruebe esto una vez más.',
  },
};
