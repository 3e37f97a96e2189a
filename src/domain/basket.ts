import { isCurrency, isMinorUnits, type Currency, type MinorUnits } from './money.js';

/** What a line of the basket is. All product types are sold on invoice; the type only informs the decision. */
export const lineTypes = ['physical', 'digital', 'service', 'other'] as const;
export type LineType = (typeof lineTypes)[number];

/** One line of the basket. Line totals need not add up to the basket's (shipping, vouchers). */
export interface BasketLine {
  readonly id: string;
  readonly title: string;
  /** Whole number from 1. */
  readonly quantity: number;
  /** Gross total of the line in minor units. */
  readonly gross: MinorUnits;
  /** The line starts with a trial period: such baskets are never sold on invoice. */
  readonly trial?: boolean;
  readonly type?: LineType;
}

/** Totals in minor units. `net` and `tax` come together and add up to `gross`. */
export interface BasketAmount {
  readonly gross: MinorUnits;
  readonly net?: MinorUnits;
  readonly tax?: MinorUnits;
}

/** Where the goods go, when not to the company's own address. */
export interface Delivery {
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** What is about to be ordered. */
export interface Basket {
  readonly amount: BasketAmount;
  readonly currency: Currency;
  readonly lines?: readonly BasketLine[];
  /** Any part of the basket starts with a trial period. */
  readonly trial: boolean;
  readonly delivery?: Delivery;
  /** The shop's own code for this order or basket, at most 64 characters. */
  readonly reference?: string;
}

/** Why something that should be a basket is none. */
export const basketMistakes = [
  'basket_not_an_object',
  'basket_amount_invalid',
  'basket_currency_invalid',
  'basket_totals_differ',
  'basket_lines_invalid',
  'basket_trial_invalid',
  'basket_delivery_invalid',
  'basket_reference_invalid',
] as const;
export type BasketMistake = (typeof basketMistakes)[number];

export type BasketReading =
  | { readonly status: 'valid'; readonly basket: Basket }
  | { readonly status: 'invalid'; readonly mistakes: readonly BasketMistake[] };

const longestText = 255;
const longestReference = 64;
const mostLines = 500;

/**
 * Reads a basket from anything, without throwing. Amounts must be whole minor units: a string or a fraction is a mistake, not a
 * number to be guessed at.
 */
export function readBasket(input: unknown): BasketReading {
  if (!isRecord(input)) return { status: 'invalid', mistakes: ['basket_not_an_object'] };
  const mistakes = new Set<BasketMistake>();
  const amount = readAmount(input['amount'], mistakes);
  const currency = input['currency'];
  if (!isCurrency(currency)) mistakes.add('basket_currency_invalid');
  const lines = readLines(input['lines'], mistakes);
  const reference = input['reference'];
  if (reference !== undefined && !isText(reference, longestReference)) mistakes.add('basket_reference_invalid');
  const trial = input['trial'] ?? false;
  if (typeof trial !== 'boolean') mistakes.add('basket_trial_invalid');
  const delivery = readDelivery(input['delivery'], mistakes);
  if (mistakes.size > 0 || !amount) return { status: 'invalid', mistakes: [...mistakes] };
  const basket: Basket = {
    amount,
    currency: currency as Currency,
    trial: trial === true || (lines?.some((line) => line.trial) ?? false),
    ...(lines && { lines }),
    ...(delivery && { delivery }),
    ...(reference !== undefined && { reference: reference as string }),
  };
  return { status: 'valid', basket };
}

/** One text for one basket, whatever the order of its members: what an authorization is bound to. */
export function basketFingerprint({ amount, currency, lines, trial, delivery, reference }: Basket): string {
  const rows = lines?.map((line) => [
    line.id,
    line.title,
    line.quantity,
    line.gross,
    line.trial ?? false,
    line.type ?? null,
  ]);
  const totals = [amount.gross, amount.net ?? null, amount.tax ?? null];
  const place = delivery && [delivery.street, delivery.postcode, delivery.city, delivery.country];
  return JSON.stringify([totals, currency, trial, reference ?? null, rows ?? null, place ?? null]);
}

function readAmount(input: unknown, mistakes: Set<BasketMistake>): BasketAmount | undefined {
  const { gross, net, tax } = isRecord(input) ? input : {};
  const isPair = (net === undefined && tax === undefined) || (isMinorUnits(net) && isMinorUnits(tax));
  if (!isMinorUnits(gross) || !isPair) {
    mistakes.add('basket_amount_invalid');
    return undefined;
  }
  if (net === undefined) return { gross };
  if (net + (tax as number) !== gross) mistakes.add('basket_totals_differ');
  return { gross, net: net, tax: tax as number };
}

function readLines(input: unknown, mistakes: Set<BasketMistake>): readonly BasketLine[] | undefined {
  if (input === undefined) return undefined;
  if (Array.isArray(input) && input.length <= mostLines && input.every(isLine)) {
    return input.map(({ id, title, quantity, gross, trial, type }) => ({
      id,
      title,
      quantity,
      gross,
      ...(trial !== undefined && { trial }),
      ...(type !== undefined && { type }),
    }));
  }
  mistakes.add('basket_lines_invalid');
  return undefined;
}

function isLine(input: unknown): input is BasketLine {
  return (
    isRecord(input) &&
    isText(input['id'], longestText) &&
    isText(input['title'], longestText) &&
    Number.isSafeInteger(input['quantity']) &&
    (input['quantity'] as number) >= 1 &&
    isMinorUnits(input['gross']) &&
    ['undefined', 'boolean'].includes(typeof input['trial']) &&
    (input['type'] === undefined || lineTypes.includes(input['type'] as LineType))
  );
}

function readDelivery(input: unknown, mistakes: Set<BasketMistake>): Delivery | undefined {
  if (input === undefined) return undefined;
  if (isDelivery(input)) {
    const { street, postcode, city, country } = input;
    return { street, postcode, city, country };
  }
  mistakes.add('basket_delivery_invalid');
  return undefined;
}

function isDelivery(input: unknown): input is Delivery {
  return isRecord(input) && ['street', 'postcode', 'city', 'country'].every((part) => isText(input[part], longestText));
}

function isText(input: unknown, longest: number): input is string {
  return typeof input === 'string' && input.length > 0 && input.length <= longest && !input.includes('\0');
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
