/** How long an authorization may wait for the merchant's confirmation, in minutes (house rules, section 5, step 15). */
export const authorizationMinutes = 30;

/** How long a review may take, in hours. */
export const reviewHours = 72;

/** What happened to an authorization, in order. Its status is folded from these. */
export type AuthorizationFactType =
  /** A payment provider has been asked: from now on nobody knows what it thinks, until it has said so. */
  | 'asked'
  | 'authorized'
  | 'declined'
  | 'corrected'
  | 'reviewed'
  | 'released'
  | 'superseded'
  | 'expired'
  | 'confirmed'
  /** The provider could not be asked, for certain: as if nothing had happened. */
  | 'not_asked'
  /** The provider's answer to what nobody wants any more. */
  | 'answered_late';

/** Where an authorization stands. */
export type AuthorizationStatus =
  'pending' | 'unknown' | 'authorized' | 'declined' | 'correction' | 'review' | 'released' | 'expired' | 'confirmed';

const statusAfter: Readonly<Record<AuthorizationFactType, AuthorizationStatus>> = {
  asked: 'unknown',
  authorized: 'authorized',
  declined: 'declined',
  corrected: 'correction',
  reviewed: 'review',
  released: 'released',
  superseded: 'released',
  expired: 'expired',
  confirmed: 'confirmed',
  not_asked: 'pending',
  answered_late: 'released',
};

// What may follow what. A fact that may not follow is ignored, so that a late or repeated one never revives anything.
const lawful: Readonly<Record<AuthorizationStatus, readonly AuthorizationFactType[]>> = {
  pending: ['asked', 'authorized', 'declined', 'corrected', 'reviewed'],
  unknown: ['authorized', 'declined', 'reviewed', 'released', 'superseded', 'not_asked'],
  authorized: ['released', 'superseded', 'expired', 'confirmed'],
  review: ['authorized', 'declined', 'released', 'superseded', 'expired'],
  correction: [],
  declined: [],
  released: ['answered_late'],
  expired: [],
  confirmed: [],
};

/** Tells whether a fact may follow a status. */
export function mayFollow(status: AuthorizationStatus, fact: AuthorizationFactType): boolean {
  return lawful[status].includes(fact);
}

/** Folds facts, oldest first, into a status. */
export function foldAuthorization(facts: readonly AuthorizationFactType[]): AuthorizationStatus {
  return facts.reduce<AuthorizationStatus>(
    (status, fact) => (mayFollow(status, fact) ? statusAfter[fact] : status),
    'pending',
  );
}
