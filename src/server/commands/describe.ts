import type { Money } from '../../domain/money.js';

/** "EUR 1,249.00": for operators, in English. */
export function describeMoney({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(amount / 10 ** maximumFractionDigits).replaceAll(' ', ' ');
}
