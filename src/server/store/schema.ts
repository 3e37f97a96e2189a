import type { ColumnType, Generated } from 'kysely';
import type { AuthorizationFactType, AuthorizationStatus } from '../../domain/authorization.js';
import type { BureauRating } from '../../domain/credit.js';
import type { EligibilityRules } from '../../domain/eligibility.js';
import type { Mode } from '../../domain/issue.js';
import type { Currency, MinorUnits } from '../../domain/money.js';
import type { LaterFact, OrderStatus } from '../../domain/order-state.js';
import type { MasterKeyChange } from '../data-key-port.js';
import type { MerchantFact } from '../merchant-port.js';
import type { ProviderName } from '../provider-port.js';

/** Merchants and the terms of their contracts. */
export interface MerchantTable {
  id: string;
  mode: Mode;
  name: string;
  origins: ColumnType<string[], string, string>;
  rules: ColumnType<EligibilityRules, string, string>;
  basket: 'total' | 'full';
  provider: Generated<ProviderName>;
  payment_term_days: number;
  fee_basis_points: number;
  takes_review: boolean;
  suggests_smaller: boolean;
  basket_token: 'required' | 'optional';
  restricts_products: boolean;
}

/** A merchant's key: one of `publishable` and `secret_hash` is there. */
export interface MerchantKeyTable {
  id: Generated<string>;
  merchant_id: string;
  publishable: string | null;
  secret_hash: string | null;
  /** Its last characters, by which people recognize it. */
  hint: string;
  /** Key by which the merchant's server signs baskets, derived from the secret one and sealed: who reads the database can sign none. */
  basket_key: Uint8Array | null;
  created_at: Date;
  /** None: until it is replaced. */
  valid_until: Date | null;
}

export interface CompanyTable {
  id: Generated<string>;
  mode: Mode;
  /** The company that this one has turned out to be. */
  merged_into: string | null;
}

/** Every name by which a company is known. */
export interface CompanyKeyTable {
  mode: Mode;
  key: string;
  company_id: string;
}

/** Working row, locked with its company: always the sum of the company's facts, which `checkLedger` proves. */
export interface CreditTable {
  company_id: string;
  currency: Currency;
  exposure: MinorUnits;
  credit_limit: MinorUnits | null;
  bureau: ColumnType<BureauRating | null, string | null, string | null>;
  step: Generated<number>;
  on_time_run: Generated<number>;
}

/** Working row of an attempt: its binding, and its status as folded from its facts. */
export interface AuthorizationTable {
  id: Generated<string>;
  merchant_id: string;
  attempt: string;
  mode: Mode;
  checkout: string;
  amount: MinorUnits;
  currency: Currency;
  reference: string | null;
  basket_hash: string;
  fingerprint: string;
  status: AuthorizationStatus;
  company_id: string | null;
  subject_id: string | null;
  token_hash: string | null;
  answer: Uint8Array | null;
  lease_until: Date | null;
  expires_at: Date | null;
  made_at: Date;
  /** What it takes up of the limit: the amount, or less if nobody has vouched for the basket. */
  held: Generated<MinorUnits>;
  is_unsigned: Generated<boolean>;
  /** The order at the payment provider that decided. */
  provider_reference: string | null;
  /** It was asked, and has not answered yet: also where nobody wants to know any more. */
  is_unanswered: Generated<boolean>;
}

export interface OrderTable {
  id: Generated<string>;
  authorization_id: string;
  merchant_id: string;
  reference: string;
  amount: MinorUnits;
  currency: Currency;
  fee_basis_points: number;
  fee: MinorUnits;
  payment_term_days: number;
  subject_id: string;
  confirmed_at: Date;
  /** Folded from the order's facts, for lists. */
  status: Generated<OrderStatus>;
}

/** What has been answered to a merchant's creating call, sealed, so that it can be answered again. */
export interface MerchantCallTable {
  merchant_id: string;
  key: string;
  fingerprint: string;
  answer: Uint8Array;
  at: Date;
  order_id: string | null;
}

export type FactType =
  | AuthorizationFactType
  | LaterFact['type']
  | MerchantFact['type']
  | MasterKeyChange['type']
  | 'limit_moved'
  | 'companies_merged'
  | 'erased';

/** The ledger: what happened, in order, never changed. Holds no personal data; `subject_id` points to where it is kept. */
export interface FactTable {
  id: Generated<number>;
  at: Date;
  type: FactType;
  merchant_id: string | null;
  company_id: string | null;
  authorization_id: string | null;
  subject_id: string | null;
  currency: Currency | null;
  /** By how much the fact moves the company's exposure, in minor units. */
  exposure: MinorUnits | null;
  data: ColumnType<unknown, string, never>;
}

/** Personal data, encrypted under a key of its own: destroying the key erases the person and leaves the sums. */
export interface SubjectTable {
  id: Generated<string>;
  /** Empty once erased, as the body. */
  key: Uint8Array;
  body: Uint8Array;
  erased_at: Date | null;
}

/** How much somebody has called lately, under a keyed hash. */
export interface RateTable {
  key: string;
  /** The moment up to which what was called is paid for by waiting. */
  until: Date;
  /** How far ahead of now that may be. */
  furthest: Date;
}

/** Where a merchant is told what happened; its secrets are sealed. */
export interface WebhookEndpointTable {
  id: Generated<string>;
  merchant_id: string;
  url: string;
  secret: Uint8Array;
  /** Signs beside the other one until then. */
  earlier_secret: Uint8Array | null;
  earlier_until: Date | null;
  created_at: Date;
  disabled_at: Date | null;
}

/** A fact that is to be told. Rows are made by the database itself, together with the fact. */
export interface WebhookDeliveryTable {
  id: Generated<string>;
  endpoint_id: string;
  fact_id: number;
  attempts: Generated<number>;
  /** While it waits: the next attempt, or the end of the lease of who is at it. */
  next_at: Date | null;
  delivered_at: Date | null;
  given_up_at: Date | null;
  last_status: string | null;
}

/** A fact that the payment provider is to be told. Rows are made by the database itself, together with the fact. */
export interface ProviderStepTable {
  fact_id: number;
  authorization_id: string;
  attempts: Generated<number>;
  /** While it waits: the next attempt, or the end of the lease of who is at it. */
  next_at: Date | null;
  done_at: Date | null;
  failed_at: Date | null;
  last_outcome: string | null;
  /** What the provider calls what came of it: an invoice. */
  reference: string | null;
  /** By capture: `done`, or what its invoice still claimed before this was begun. */
  told: Generated<unknown>;
  is_insisted: Generated<boolean>;
}

/** The key under which everything is sealed, sealed itself by the master key: one row. */
export interface DataKeyTable {
  sealed: Uint8Array;
  sealed_at: Date;
}

export interface Database {
  merchant: MerchantTable;
  merchant_key: MerchantKeyTable;
  company: CompanyTable;
  company_key: CompanyKeyTable;
  credit: CreditTable;
  authorization: AuthorizationTable;
  sale_order: OrderTable;
  merchant_call: MerchantCallTable;
  fact: FactTable;
  subject: SubjectTable;
  rate: RateTable;
  webhook_endpoint: WebhookEndpointTable;
  webhook_delivery: WebhookDeliveryTable;
  provider_step: ProviderStepTable;
  data_key: DataKeyTable;
}
