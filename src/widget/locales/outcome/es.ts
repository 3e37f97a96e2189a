import type { OutcomeTexts } from './en.js';

export const es: OutcomeTexts = {
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
