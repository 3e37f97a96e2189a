/** A line of an order; gross in minor units for all pieces together. */
export interface OrderLine {
  /** The shop's article number. */
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  readonly gross: number;
}

/** What a visitor is about to buy. It lives on the server: what a browser says about prices is not believed. */
export interface Basket {
  /** The shop's order number. */
  readonly reference: string;
  /** In minor units: 124900 is EUR 1,249.00. */
  readonly gross: number;
  /** What of it is tax, and what is not. */
  readonly net: number;
  readonly tax: number;
  readonly currency: 'EUR';
  readonly lines: readonly OrderLine[];
}

/** An order that has been placed, and how it is paid. */
export interface PlacedOrder {
  readonly basket: Basket;
  readonly payment: 'card' | 'prepayment' | 'invoice';
  /** What the payment service answered to the merchant; buyers never see it in a real shop. */
  readonly merchantView?: MerchantView;
}

/** An order as its merchant sees it, written for people. */
export interface MerchantView {
  readonly orderId: string;
  readonly company: string;
  readonly fee: string;
  /** What is left of the amount after the fee. */
  readonly payout: string;
  readonly paymentTerm: string;
}
