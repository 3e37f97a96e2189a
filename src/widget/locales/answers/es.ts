import type { AnswerTexts } from './en.js';

const words = ['', '', '', 'tres', 'cuatro', 'cinco', 'seis'];

export const es: AnswerTexts = {
  insist: 'El número es correcto',
  change: 'Cambiar',
  pasted: 'Lo que ha pegado está ahora en los campos correctos.',
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
    authorization_expired: 'La aprobación ha caducado. Sus datos siguen aquí: compruébelos una vez más.',
  },
  checking: 'Comprobando, unos segundos',
  correction: {
    title: '¿Es esta su empresa?',
    text: 'Los datos del registro son ligeramente distintos.',
    accept: 'Sí, usar estos datos',
    edit: 'No, modificar',
    typed: 'Usted escribió:',
    registered: 'En el registro:',
  },
  authorized: (amount, days) => `Aprobado: ${amount}, vence a los ${days} días de la fecha de factura`,
  invoiceTo: (email) => `Recibirá la factura por correo electrónico en ${email}.`,
  otherMethod: 'Elegir otra forma de pago',
  review: {
    title: 'Lo estamos revisando con más detalle',
    text: (until) => `Tendrá una respuesta a más tardar el ${until}. O elija ahora otra forma de pago.`,
  },
  unknown: {
    title: 'La respuesta está tardando',
    text: 'Es posible que su solicitud haya llegado. Preguntamos qué ha sido de ella y no enviamos nada dos veces.',
    again: 'Volver a consultar',
  },
  failed: {
    title: 'No se ha podido completar la comprobación',
    text: 'No se ha pedido nada y sus datos siguen aquí.',
    again: 'Reintentar',
    edit: 'Modificar mis datos',
  },
};
