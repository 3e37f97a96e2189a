import type { RowTexts } from '../row.js';

export const es: RowTexts = {
  title: (brand) => (brand ? `Pago con factura a través de ${brand}` : 'Pago con factura'),
  terms: (days) => `Reciba primero, pague en ${days} días. Para empresas.`,
  testMode: 'Prueba',
  unfinished: 'Termine primero la comprobación de la empresa o elija otra forma de pago.',
  notLoaded: 'No se ha podido cargar el formulario.',
  retry: 'Reintentar',
};
