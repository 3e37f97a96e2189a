import type { AuthorizationStatus } from '../domain/authorization.js';
import type { Credit, LimitMove } from '../domain/credit.js';
import type { Assessment, Screening } from '../domain/decision.js';
import type { Mode } from '../domain/issue.js';
import type { BasisPoints, Currency, MinorUnits, Money } from '../domain/money.js';
import type { LaterFact, OrderState, OrderStatus } from '../domain/order-state.js';
import type { Standing } from '../domain/standing.js';
import type { Merchant } from './ports.js';
import type { ProviderDeclineReason } from './provider-port.js';

/** An attempt's binding: what its authorization is good for, and nothing else. */
export interface AttemptBinding {
  readonly merchantId: string;
  readonly attempt: string;
  readonly mode: Mode;
  readonly checkout: string;
  readonly amount: Money;
  readonly reference: string | undefined;
  readonly basketHash: string;
  /** The merchant's server has vouched for the basket. */
  readonly isSigned: boolean;
  /** Hash of the request body: the same attempt with another body is refused. */
  readonly fingerprint: string;
}

/** An attempt as it stands. */
export interface AttemptRecord {
  readonly id: string;
  readonly status: AuthorizationStatus;
  readonly fingerprint: string;
  readonly amount: Money;
  readonly reference: string | undefined;
  readonly companyId: string | undefined;
  readonly expiresAt: Date | undefined;
  /** Somebody is at it: an answer may come any moment. */
  readonly isBeingAsked: boolean;
  /** The buyer's view, sealed; absent while nobody has decided. */
  readonly answer: Uint8Array | undefined;
}

export type Claim =
  /** Until `lease` nobody else works on it. */
  | { readonly status: 'claimed'; readonly lease: Date }
  | { readonly status: 'busy'; readonly retryAfterSeconds: number }
  /** Nothing was claimed, and nothing counted. */
  | { readonly status: 'too_often' }
  | { readonly status: 'settled'; readonly record: AttemptRecord }
  | { readonly status: 'reused' };

/** What takes up a company's limit until it is confirmed, released or expired. */
export interface Hold {
  readonly id: string;
  readonly companyId: string;
  readonly currency: Currency;
  readonly amount: MinorUnits;
}

/** Something encrypted under its own key, which is itself encrypted. Destroying the key erases the rest. */
export interface Sealed {
  readonly key: Uint8Array;
  readonly body: Uint8Array;
}

/** Who asks, where: what a decision needs to know before it may look at a company's credit. */
export interface CheckoutEntry {
  readonly merchantId: string;
  readonly checkout: string;
  readonly mode: Mode;
  /** Names of the company, strongest first (`companyKeys`). */
  readonly keys: readonly string[];
  /** Evidence has confirmed that all keys are one company's. */
  readonly linked: boolean;
}

/** What is written down when a decision has been made. */
export interface DecisionRecord {
  readonly binding: AttemptBinding;
  readonly companyId: string;
  /** `asked`: somebody else decides, and is about to be asked. */
  readonly fact: 'authorized' | 'declined' | 'corrected' | 'reviewed' | 'asked';
  readonly decidedBy: 'house';
  readonly assessment: Assessment | Screening;
  /** What else the fact tells: no personal data. */
  readonly more: object;
  /** The credit that was decided on. */
  readonly credit: Credit;
  readonly limitMove: LimitMove | undefined;
  /** What is taken up of the limit from now on (`holdFor`); 0 for what was refused. */
  readonly held: MinorUnits;
  /** Nobody has vouched for the basket, in live mode. */
  readonly isUnsigned: boolean;
  /** Names, addresses, e-mails and evidence, sealed under a key of their own. */
  readonly subject: Sealed;
  /** Absent as long as nobody has decided. */
  readonly answer: Uint8Array | undefined;
  readonly tokenHash: string | undefined;
  readonly expiresAt: Date | undefined;
  /** Until then whoever asks is told that it is still running. */
  readonly leaseUntil: Date | undefined;
}

/** What confirms an order. */
export interface Confirmation {
  readonly merchant: Merchant;
  readonly tokenHash: string;
  readonly amount: Money;
  readonly reference: string;
  readonly now: Date;
}

export interface OrderRecord {
  readonly id: string;
  readonly reference: string;
  readonly amount: Money;
  readonly fee: { readonly basisPoints: BasisPoints; readonly amount: MinorUnits };
  readonly paymentTermDays: number;
  /** Absent once it has been erased. */
  readonly subject: Sealed | undefined;
  readonly confirmedAt: Date;
  /** Folded from its facts. */
  readonly state: OrderState;
}

export type ConfirmOutcome =
  | { readonly status: 'confirmed'; readonly order: OrderRecord }
  | { readonly status: 'mismatch'; readonly paths: readonly ('amount.amount' | 'amount.currency' | 'reference')[] }
  /** The company's limit has no room any more for an order whose basket nobody had vouched for. */
  | { readonly status: 'limit_exceeded' }
  | { readonly status: 'not_found' | 'expired' | 'released' | 'in_review' | 'already_confirmed' };

/** An order under lock, with the credit of the company that owes it. */
export interface OpenOrder {
  readonly order: OrderRecord;
  readonly companyId: string;
  readonly authorizationId: string;
  /** The order at the payment provider that finances it. */
  readonly providerReference: string | undefined;
  readonly credit: Credit;
}

/** One lawful step of an order's life, with what it does to the company. */
export interface MoveRecord {
  readonly merchantId: string;
  readonly opened: OpenOrder;
  readonly fact: LaterFact;
  readonly after: OrderState;
  /** Present if the company's standing is another one now. */
  readonly standing: Standing | undefined;
  readonly limitMove: LimitMove | undefined;
  /** Present if the payment provider has told it, and needs not be told. */
  readonly toldBy?: 'provider' | undefined;
}

/** An authorization that somebody else has to decide on, under lock. */
export interface OpenAuthorization {
  readonly authorizationId: string;
  readonly companyId: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly attempt: string;
  readonly amount: Money;
  /** What it takes up of the company's limit. */
  readonly held: MinorUnits;
  readonly status: AuthorizationStatus;
  /** After it nobody waits any more. */
  readonly expiresAt: Date | undefined;
  readonly paymentTermDays: number;
  readonly subject: Sealed;
  /** The order at the payment provider, if one decides and is known to have it. */
  readonly providerReference: string | undefined;
  /** The provider was asked, and its answer is not known. */
  readonly isUnanswered: boolean;
}

/** What somebody else has decided: a person, or a payment provider. */
export interface OutsideDecision {
  readonly opened: OpenAuthorization;
  readonly fact: 'authorized' | 'declined' | 'reviewed' | 'released' | 'not_asked' | 'answered_late';
  /** What is told from now on; as it was, if absent. */
  readonly answer?: Uint8Array | undefined;
  readonly tokenHash?: string | undefined;
  readonly expiresAt?: Date | undefined;
  readonly providerReference?: string | undefined;
  /** The person's data as they are known now. */
  readonly subject?: Sealed | undefined;
  readonly reason?: ProviderDeclineReason | undefined;
  /** Who, and why: codes, never personal data. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** The ledger inside one transaction. Companies are locked in one order by everyone. */
export interface Ledger {
  /**
   * Waits for other decisions of this checkout, then finds or founds the company; companies that evidence has shown to be one are
   * made one. Returns the company, and the checkout's earlier holds that nobody has confirmed.
   */
  enterCheckout(entry: CheckoutEntry, now: Date): Promise<{ companyId: string; earlier: readonly Hold[] }>;
  /** Locks the company and those of the earlier holds, gives back these holds and all whose time is over, and reads the credit. */
  openCredit(
    companyId: string,
    currency: Currency,
    earlier: readonly Hold[],
    now: Date,
  ): Promise<{ companyId: string; credit: Credit }>;
  /** The authorization's id; nothing when the attempt's claim was lost to another process meanwhile. */
  recordDecision(record: DecisionRecord, now: Date): Promise<string | undefined>;
  /** All or nothing: an order is booked only if it equals what was authorized, in time, for the first time. */
  confirm(confirmation: Confirmation): Promise<ConfirmOutcome>;
  /** Locks the company of an authorization and reads what is to be decided on. */
  openAuthorization(authorization: string): Promise<OpenAuthorization | undefined>;
  recordOutside(decision: OutsideDecision, now: Date): Promise<void>;
  /** Locks the order's company and reads both. */
  openOrder(merchantId: string, order: string): Promise<OpenOrder | undefined>;
  recordMove(move: MoveRecord, now: Date): Promise<void>;
}

/** A review that waits for a person. */
export interface WaitingReview {
  readonly authorizationId: string;
  readonly merchant: string;
  readonly amount: Money;
  /** Code of why a person is needed. */
  readonly reason: string;
  readonly since: Date;
  readonly expiresAt: Date;
}

/** All that was written down about one authorization, oldest fact first. */
export interface DecisionTrail {
  readonly authorizationId: string;
  readonly merchant: string;
  readonly amount: Money;
  readonly status: AuthorizationStatus;
  readonly facts: readonly {
    readonly type: string;
    readonly at: Date;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
  /** Absent once the person has been erased. */
  readonly subject: Sealed | undefined;
}

/** Whose personal data: that of one authorization, or all of a company by one of its names in the ledger. */
export type SubjectChoice = { readonly authorization: string } | { readonly mode: Mode; readonly companyKey: string };

/** Personal data that is kept, with what it belongs to. */
export interface SubjectRecord {
  readonly authorizationId: string;
  readonly merchant: string;
  readonly amount: Money;
  readonly status: AuthorizationStatus;
  readonly orderStatus: OrderStatus | null;
  readonly madeAt: Date;
  readonly subject: Sealed;
}

export type EraseOutcome =
  /** None of them, if there was nothing to be erased. */
  | { readonly status: 'erased'; readonly authorizations: readonly string[] }
  /** Nothing was erased: these are open. */
  | { readonly status: 'money_owed'; readonly authorizations: readonly string[] };

/** A creating call of a merchant's server. */
export interface MerchantCall {
  readonly merchantId: string;
  readonly key: string;
  /** Hash of route and body: the same key with another body is refused. */
  readonly fingerprint: string;
  readonly now: Date;
}

/** How a call ended. What is to be answered again under the same key is `kept`, sealed; a refusal wrote nothing and keeps nothing. */
export interface CallEnd<T> {
  readonly value: T;
  readonly kept?: { readonly answer: Uint8Array; readonly orderId: string };
}

export type OnceOutcome<T> =
  | { readonly status: 'ended'; readonly value: T }
  | { readonly status: 'replayed'; readonly kept: Uint8Array }
  /** The first call with this key is still running. */
  | { readonly status: 'busy' }
  | { readonly status: 'reused' };

/** Which of a merchant's orders, newest first. */
export interface OrderQuery {
  readonly status: OrderStatus | undefined;
  readonly reference: string | undefined;
  /** Id of the last order of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

export interface OrderPage {
  readonly orders: readonly OrderRecord[];
  readonly hasMore: boolean;
}
