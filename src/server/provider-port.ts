import type { Basket, BasketAmount } from '../domain/basket.js';
import type { Buyer } from '../domain/buyer.js';
import type { CountryCode } from '../domain/country.js';
import type { DeclineReason } from '../domain/decision.js';
import type { CompanyRecord } from '../domain/evidence.js';
import type { LegalTexts } from '../domain/terms.js';
import type { Currency, MinorUnits } from '../domain/money.js';

/** Who decides on a merchant's orders and finances them. */
export type ProviderName = 'house' | 'billie';

/** What a provider is asked to finance. */
export interface ProviderOrder {
  readonly buyer: Buyer;
  readonly basket: Basket;
  /** Days. */
  readonly paymentTermDays: number;
  /** Our id of the authorization, for the provider's comment and for people who compare the books. */
  readonly authorization: string;
}

/** The company as the provider has recognised it, as far as it tells. */
export type RecognisedCompany = Pick<CompanyRecord, 'name' | 'address'>;

/** The five published reasons; `unknown` for one that is new to us. */
export type ProviderDeclineReason = DeclineReason | 'unknown';

export type ProviderDecision =
  | { readonly outcome: 'authorized'; readonly reference: string; readonly company?: RecognisedCompany }
  | {
      readonly outcome: 'declined';
      readonly reason: ProviderDeclineReason;
      /** The provider's word, as it was sent. */
      readonly code: string;
      readonly reference?: string;
    }
  | { readonly outcome: 'review'; readonly reference: string }
  /** Nothing came of it: it was never sent, or refused as a whole. */
  | { readonly outcome: 'unavailable'; readonly because: string }
  /** It may have come about or not. It must never be asked a second time. */
  | { readonly outcome: 'unknown' };

/** A claim at the provider, as it stands there. */
export interface ProviderInvoice {
  readonly reference: string;
  /** Our capture id. */
  readonly number: string;
  /** Gross. */
  readonly amount: MinorUnits;
  readonly outstanding: MinorUnits;
  /** Given up: whatever it claimed, nobody has paid it. */
  readonly isCancelled?: true;
}

export interface ProviderOrderState {
  readonly reference: string;
  readonly externalCode?: string;
  /** Our id of the authorization, as it was sent with the order. */
  readonly authorization?: string;
  readonly state: 'authorized' | 'review' | 'declined' | 'cancelled' | 'captured' | 'complete' | 'unrecognised';
  /** The provider's word for it. */
  readonly code: string;
  readonly reason?: ProviderDeclineReason;
  readonly company?: RecognisedCompany;
  readonly gross: MinorUnits;
  readonly uncaptured: MinorUnits;
  readonly invoices: readonly ProviderInvoice[];
}

export type ProviderReading =
  | { readonly outcome: 'read'; readonly order: ProviderOrderState }
  | { readonly outcome: 'not_found' }
  | { readonly outcome: 'unavailable' };

/** What came of a step. `unknown`: it may have been done; look before doing it again. */
export type ProviderMove =
  | { readonly outcome: 'done'; readonly reference?: string }
  | { readonly outcome: 'refused'; readonly code: string }
  | { readonly outcome: 'unavailable' }
  | { readonly outcome: 'unknown' };

/** All three parts, with gross = net + tax. */
export type FullAmount = Required<BasketAmount>;

/** Who finances a merchant's orders instead of the house: decides, claims, gets the money. Nothing here throws for what is outside. */
export interface PaymentProvider {
  readonly name: Exclude<ProviderName, 'house'>;
  /** What buyers agree to. */
  readonly legal: LegalTexts;
  /** Whether orders from there and in that currency can be financed at all. */
  supports(country: CountryCode, currency: Currency): boolean;
  decide(order: ProviderOrder, signal: AbortSignal): Promise<ProviderDecision>;
  read(reference: string, signal: AbortSignal): Promise<ProviderReading>;
  /** Finds an order by the code that we gave it. `not_supported`: the provider has no such search. */
  findByExternalCode(
    code: string,
    signal: AbortSignal,
  ): Promise<ProviderReading | { readonly outcome: 'not_supported' }>;
  /** Tells the merchant's order number. */
  confirm(reference: string, externalCode: string, signal: AbortSignal): Promise<ProviderMove>;
  cancel(reference: string, signal: AbortSignal): Promise<ProviderMove>;
  /** The reference that comes back is the invoice's. */
  capture(reference: string, invoice: ProviderCapture, signal: AbortSignal): Promise<ProviderMove>;
  refund(invoice: string, note: ProviderRefund, signal: AbortSignal): Promise<ProviderMove>;
  cancelInvoice(invoice: string, signal: AbortSignal): Promise<ProviderMove>;
  /** The company has paid the merchant instead of the provider. */
  confirmPayment(invoice: string, paid: MinorUnits, signal: AbortSignal): Promise<ProviderMove>;
  /** Whether the credentials are good. */
  check(signal: AbortSignal): Promise<'ok' | 'refused' | 'unavailable'>;
}

export interface ProviderCapture {
  readonly invoiceNumber: string;
  /** Where the provider can download it. */
  readonly invoiceUrl: string;
  readonly amount: FullAmount;
}

export interface ProviderRefund {
  readonly externalCode: string;
  readonly amount: FullAmount;
  readonly comment?: string;
}
