import type { Mode } from '../domain/issue.js';
import type { Money } from '../domain/money.js';
import type { OrderState } from '../domain/order-state.js';

/** A fact that a merchant is told of, with what it belongs to as it stood right after it. */
export interface ToldFact {
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly authorizationId: string;
  /** The merchant's own, if its page gave one. */
  readonly reference: string | undefined;
  readonly amount: Money;
  /** Folded from its facts up to this one; absent as long as nothing is confirmed. */
  readonly order: { readonly id: string; readonly reference: string; readonly state: OrderState } | undefined;
}

/** A delivery that one has claimed: until its lease is over nobody else sends it. */
export interface DueDelivery {
  /** The same however often it is sent. */
  readonly id: string;
  /** Counts this one. */
  readonly attempts: number;
  readonly endpointId: string;
  readonly mode: Mode;
  readonly url: string;
  /** Those to sign with, sealed, the newest first: two while one replaces the other. */
  readonly secrets: readonly Uint8Array[];
  readonly fact: ToldFact;
}

/** How an attempt has ended. `answer`: a status code of HTTP, or a code of ours where there was none. */
export type DeliveryEnd =
  | { readonly status: 'delivered'; readonly answer: string }
  | { readonly status: 'failed'; readonly answer: string; readonly nextAt: Date }
  | { readonly status: 'given_up'; readonly answer: string };

/** What became of a delivery so far. */
export interface DeliveryRecord {
  readonly id: string;
  /** Type of the fact that is told. */
  readonly fact: string;
  readonly at: Date;
  readonly authorizationId: string;
  readonly status: 'waiting' | 'delivered' | 'given_up';
  /** Since it was last asked for. */
  readonly attempts: number;
  readonly lastAnswer: string | undefined;
  /** Present while it waits. */
  readonly nextAt: Date | undefined;
}

/** A merchant's endpoint as it is to be. */
export interface NewEndpoint {
  readonly merchantId: string;
  readonly url: string;
  /** Sealed; used if there is no endpoint, or a disabled one. */
  readonly secret: Uint8Array;
}

/** The part of the store that remembers what merchants are told. Each merchant has at most one endpoint. */
export interface WebhookStore {
  /** Claims what is due, oldest first and no endpoint's alone, until the given moment. Whoever else claims meanwhile gets others. */
  claimDeliveries(now: Date, until: Date): Promise<readonly DueDelivery[]>;
  /** Writes down how an attempt ended. A failure counts only if nobody has claimed the delivery anew meanwhile. */
  endAttempt(delivery: Pick<DueDelivery, 'id' | 'attempts'>, end: DeliveryEnd, now: Date): Promise<void>;
  /** Forgets what had arrived before, a batch at a time; returns how many. What waits or was given up stays. */
  forgetDeliveries(before: Date): Promise<number>;
  readMerchantMode(merchantId: string): Promise<Mode | undefined>;
  /** `moved`: there was one, and it keeps its secret. */
  saveEndpoint(endpoint: NewEndpoint, now: Date): Promise<'created' | 'moved'>;
  /** The secret so far stays good until the given moment. False if there is no endpoint. */
  replaceEndpointSecret(merchantId: string, secret: Uint8Array, earlierUntil: Date): Promise<boolean>;
  /** Gives up all that waits for it, too. False if there is none, or no longer. */
  disableEndpoint(of: { readonly merchantId: string } | { readonly endpointId: string }, now: Date): Promise<boolean>;
  /** Newest first. */
  listDeliveries(merchantId: string, limit: number): Promise<readonly DeliveryRecord[]>;
  /** Has it sent again, whatever became of it so far, with all its attempts. False if there is none, or its endpoint is disabled. */
  redeliver(delivery: string, now: Date): Promise<boolean>;
}
