import type { InactiveReason } from '../../domain/merchant.js';
import type { MerchantMistake } from '../use-cases/administer-merchant.js';
import type { ReviewOutcome } from '../use-cases/reviews.js';

/** Everything that a command can be refused for. */
export type Complaint =
  | MerchantMistake
  | Exclude<InactiveReason, 'not_switched_on' | 'suspended'>
  | Exclude<ReviewOutcome['status'], 'ended'>
  | 'command_unknown'
  | 'argument_missing'
  | 'argument_unknown'
  | 'option_missing'
  | 'option_unknown'
  | 'value_invalid'
  | 'nothing_to_change'
  | 'authorization_unknown'
  | 'delivery_unknown'
  | 'money_owed'
  | 'not_unknown'
  | 'order_unknown'
  | 'order_unrecognised'
  | 'provider_missing'
  | 'provider_unavailable'
  | 'step_unknown'
  | 'webhook_unknown'
  | 'webhook_address_refused'
  | 'database_missing'
  | 'master_key_missing'
  | 'master_key_invalid'
  | 'master_key_wrong'
  | 'master_key_before_missing'
  | 'database_unavailable';

/** One sentence for each. A complaint without one does not compile. */
export const sentences: Readonly<Record<Complaint, string>> = {
  name_missing: 'A merchant needs a name.',
  origin_invalid: 'An origin is scheme, host and port, with nothing after it: https://shop.example',
  origin_not_secure: 'In live mode every origin begins with https://',
  payment_term_out_of_range: 'The payment term is 7 to 120 whole days.',
  overlap_out_of_range: 'The old key may stay good for 0 to 744 hours (31 days).',
  merchant_unknown: 'There is no such merchant. Name it by its id or its publishable key; `merchant list` shows both.',
  kyc_pending: 'The merchant is not verified yet: `merchant verify` comes first.',
  no_approved_product: 'The merchant has no approved product yet: `merchant approve-product` comes first.',
  not_found: 'There is no such authorization.',
  not_in_review: 'This authorization is not in review: it has ended, or never was.',
  review_expired: 'The time for this review is over.',
  command_unknown: 'There is no such command.',
  argument_missing: 'Something is missing:',
  argument_unknown: 'This is one too many:',
  option_missing: 'This is needed:',
  option_unknown: 'This was not understood:',
  value_invalid: 'This is not a value that it can have:',
  nothing_to_change: 'Nothing was named that should change.',
  authorization_unknown: 'There is no such authorization.',
  delivery_unknown: 'There is no such delivery; `webhook list` shows them.',
  not_unknown: 'It is known what became of this authorization: `explain` shows it.',
  order_unknown: 'The provider has no such order, or it belongs to another authorization.',
  order_unrecognised: 'The order is in a state that this release does not know. Nothing was changed.',
  provider_missing: 'There is no account at a payment provider here: BILLIE_INVOICE_BILLIE_URL and what belongs to it.',
  provider_unavailable: 'The provider did not answer. Nothing was changed.',
  step_unknown: 'There is no such step that waits for a person; `reconcile list` shows them.',
  money_owed: 'Nothing was erased, for these are still open:',
  webhook_unknown: 'The merchant has no webhook.',
  webhook_address_refused: 'This address is refused:',
  database_missing: 'DATABASE_URL is not set, and no demo is running here (npm start).',
  master_key_missing: 'BILLIE_INVOICE_MASTER_KEY is not set: 32 random bytes, as base64.',
  master_key_invalid: 'The server would not start with this:',
  master_key_wrong:
    'BILLIE_INVOICE_MASTER_KEY does not open this database, which was sealed by another one. Nothing was changed.',
  master_key_before_missing:
    'BILLIE_INVOICE_MASTER_KEY_BEFORE is not set: the key by which the database is sealed now.',
  database_unavailable: 'The database did not answer, or did not do it. Nothing was changed.',
};
