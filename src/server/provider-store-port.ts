import type { AuthorizationStatus } from '../domain/authorization.js';
import type { Mode } from '../domain/issue.js';
import type { MinorUnits, Money } from '../domain/money.js';
import type { OrderFact } from '../domain/order-state.js';
import type { FullAmount } from './provider-port.js';

/** A fact that the provider is still to be told of, claimed by one who tells it. */
export interface ProviderStep {
  readonly factId: number;
  readonly type: StepType;
  readonly authorizationId: string;
  /** The order at the provider. */
  readonly reference: string;
  /** The merchant's order number; absent as long as nothing is confirmed. */
  readonly orderReference: string | undefined;
  /** Counts this one. */
  readonly attempts: number;
  /** What was asked for, with net and tax. */
  readonly asked: FullAmount;
  /** Facts of the order up to this one, oldest first. */
  readonly facts: readonly OrderFact[];
  /** What the provider calls the invoices of earlier captures, by capture. */
  readonly invoices: Readonly<Record<string, string>>;
  /** Where the invoice of a capture can be downloaded. */
  readonly invoiceUrl: string | undefined;
  /** The parts that earlier attempts have told or begun. */
  readonly told: ToldParts;
  /** A person has looked, and wants it told although the provider's books do not show that it was not. */
  readonly isInsisted: boolean;
}

/** By capture: `done`, or what its invoice still claimed at the provider before the telling began whose end nobody knows. */
export type ToldParts = Readonly<Record<string, MinorUnits | 'done'>>;

/** Why a refund or payment is left to a person: the provider's books do not show whether it is in them. */
export const invoiceUnclear = 'invoice_unclear';

export type StepType = OrderFact['type'] | 'released' | 'superseded' | 'expired' | 'answered_late';

export type StepEnd =
  | { readonly status: 'done'; readonly reference?: string | undefined }
  | { readonly status: 'later'; readonly outcome: string; readonly nextAt: Date }
  | { readonly status: 'given_up'; readonly outcome: string };

/** An authorization of which the provider knows more than we do, or nobody knows anything. */
export interface OpenAtProvider {
  readonly authorizationId: string;
  readonly merchant: string;
  readonly amount: Money;
  readonly status: AuthorizationStatus;
  readonly reference: string | undefined;
  /** When the provider was asked. */
  readonly since: Date;
}

/** A step that nobody tries any longer. */
export interface FailedStep {
  readonly factId: number;
  readonly type: StepType;
  readonly authorizationId: string;
  readonly reference: string;
  readonly outcome: string;
  readonly at: Date;
}

/** The part of the store that remembers what a payment provider knows and is to be told. */
export interface ProviderStore {
  /** Claims what is due until the given moment: of each authorization the oldest only, so that all is told in its order. */
  claimSteps(mode: Mode | undefined, now: Date, until: Date): Promise<readonly ProviderStep[]>;
  /** Writes down how an attempt ended, unless somebody has claimed the step anew meanwhile. */
  endStep(step: Pick<ProviderStep, 'factId' | 'attempts'>, end: StepEnd, now: Date): Promise<void>;
  /** Remembers what is told or begun, before it is. False if somebody else has claimed the step meanwhile: then nothing may be told. */
  noteTold(step: Pick<ProviderStep, 'factId' | 'attempts'>, told: ToldParts): Promise<boolean>;
  /** Oldest first. */
  listFailedSteps(): Promise<readonly FailedStep[]>;
  /** Has a step that was given up tried again; one of an unclear outcome is told then in any case. False if there is none. */
  retryStep(factId: number, now: Date): Promise<boolean>;
  /** Whose answer is not known, or for which a person looks at the provider's; oldest first. */
  listUndecided(mode: Mode | undefined, now: Date): Promise<readonly OpenAtProvider[]>;
  /** Orders that the company still owes; oldest first, from the one after `after`. */
  listOwed(mode: Mode | undefined, after: string | undefined, limit: number): Promise<readonly OwedAtProvider[]>;
  findOwed(authorization: string): Promise<OwedAtProvider | undefined>;
  /** The authorization whose order it is, as far as that is known here. */
  findByReference(reference: string): Promise<string | undefined>;
  /** The provider has given up what was confirmed here: its confirmation counts as not told, until a person has looked. */
  failConfirmation(authorization: string, outcome: string, now: Date): Promise<void>;
}

/** An order whose invoices the provider collects. */
export interface OwedAtProvider {
  readonly authorizationId: string;
  readonly merchantId: string;
  readonly order: string;
  readonly reference: string;
}
