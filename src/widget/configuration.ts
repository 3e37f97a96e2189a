import { readBasket, type Basket, type BasketMistake } from '../domain/basket.js';
import { flattenEntry, type BuyerEntry } from '../domain/buyer.js';
import { buyerTypes, type BuyerType } from '../domain/eligibility.js';

/** What the page says about this checkout, read from attributes and properties. */
export interface Configuration {
  readonly basket: Basket;
  /** ISO 3166-1 alpha-2 in capitals. */
  readonly country: string;
  readonly buyerType: BuyerType | undefined;
  readonly buyer: BuyerEntry;
}

/** Attributes and properties as the page wrote them. */
export interface RawConfiguration {
  readonly merchant?: string | undefined;
  readonly country?: string | undefined;
  readonly amount?: number | undefined;
  readonly currency?: string | undefined;
  readonly trial?: boolean | undefined;
  readonly reference?: string | undefined;
  readonly basket?: unknown;
  readonly buyerType?: string | undefined;
  readonly buyer?: unknown;
}

/** Those whose change may change the verdict. */
export const configurationProperties = [
  'merchant',
  'country',
  'amount',
  'currency',
  'trial',
  'basket',
  'buyerType',
  'buyer',
  'reference',
] as const satisfies readonly (keyof RawConfiguration)[];

/** What a developer can have got wrong. Buyers never see it. */
export type ConfigurationMistake =
  | BasketMistake
  | 'merchant_missing'
  | 'country_missing'
  | 'country_invalid'
  | 'buyer_type_invalid'
  | 'buyer_invalid'
  | 'basket_missing'
  | 'basket_contradicts_attributes'
  | 'basket_incomplete';

export type ConfigurationReading =
  | { readonly status: 'valid'; readonly configuration: Configuration }
  | { readonly status: 'invalid'; readonly mistakes: readonly ConfigurationMistake[] };

/** Reads what the page wrote. Nothing is guessed: what cannot be read is a mistake with a name. */
export function readConfiguration(raw: RawConfiguration): ConfigurationReading {
  const mistakes: ConfigurationMistake[] = [];
  if (!raw.merchant) mistakes.push('merchant_missing');
  const country = raw.country?.toUpperCase() ?? '';
  if (!country) mistakes.push('country_missing');
  else if (!/^[A-Z]{2}$/.test(country)) mistakes.push('country_invalid');
  const buyerType = buyerTypes.find((type) => type === raw.buyerType);
  if (raw.buyerType && !buyerType) mistakes.push('buyer_type_invalid');
  if (raw.buyer !== undefined && (typeof raw.buyer !== 'object' || raw.buyer === null)) mistakes.push('buyer_invalid');
  const basket = readGivenBasket(raw, mistakes);
  if (mistakes.length > 0 || !basket) return { status: 'invalid', mistakes };
  return { status: 'valid', configuration: { basket, country, buyerType, buyer: flattenEntry(raw.buyer) } };
}

/** Tells whether a basket has what a provider needs that books net, tax and lines. */
export function isComplete({ amount, lines }: Basket): boolean {
  return amount.net !== undefined && lines !== undefined && lines.length > 0;
}

function readGivenBasket(raw: RawConfiguration, mistakes: ConfigurationMistake[]): Basket | undefined {
  if (raw.basket === undefined && raw.amount === undefined) {
    mistakes.push('basket_missing');
    return undefined;
  }
  const { trial = false, reference } = raw;
  const reading = readBasket(
    raw.basket ?? {
      amount: { gross: raw.amount },
      currency: raw.currency ?? 'EUR',
      trial,
      reference: reference ?? undefined,
    },
  );
  if (reading.status === 'invalid') {
    mistakes.push(...reading.mistakes);
    return undefined;
  }
  const { basket } = reading;
  const isContradicted =
    (raw.amount !== undefined && raw.amount !== basket.amount.gross) ||
    (raw.currency !== undefined && raw.currency !== basket.currency) ||
    (reference !== undefined && basket.reference !== undefined && reference !== basket.reference);
  if (isContradicted) mistakes.push('basket_contradicts_attributes');
  return { ...basket, trial: basket.trial || trial, ...(reference !== undefined && { reference }) };
}

/** Reads a JSON attribute; what is no JSON is kept as text, so that it is reported as a mistake and not lost. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
