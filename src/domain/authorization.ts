/** How long an authorization may wait for the merchant's confirmation, in minutes (house rules, section 5, step 15). */
export const authorizationMinutes = 30;

/** How long a review may take, in hours. */
export const reviewHours = 72;

/** What happened to an authorization, in order. Its status is folded from these. */
export type AuthorizationFactType =
  'authorized' | 'declined' | 'corrected' | 'reviewed' | 'released' | 'superseded' | 'expired' | 'confirmed';

/** Where an authorization stands. */
export type AuthorizationStatus =
  'pending' | 'authorized' | 'declined' | 'correction' | 'review' | 'released' | 'expired' | 'confirmed';

const statusAfter: Readonly<Record<AuthorizationFactType, AuthorizationStatus>> = {
  authorized: 'authorized',
  declined: 'declined',
  corrected: 'correction',
  reviewed: 'review',
  released: 'released',
  superseded: 'released',
  expired: 'expired',
  confirmed: 'confirmed',
};

// What may follow what. A fact that may not follow is ignored, so that a late or repeated one never revives anything.
const lawful: Readonly<Record<AuthorizationStatus, readonly AuthorizationFactType[]>> = {
  pending: ['authorized', 'declined', 'corrected', 'reviewed'],
  authorized: ['released', 'superseded', 'expired', 'confirmed'],
  review: ['authorized', 'declined', 'released', 'superseded', 'expired'],
  correction: [],
  declined: [],
  released: [],
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
