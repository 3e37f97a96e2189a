import { authorizationMinutes } from '../../domain/authorization.js';
import type { KeptDecision, KeptSubject } from '../answers.js';
import type { OpenAuthorization, WaitingReview } from '../ledger-port.js';
import type { Services } from '../services.js';
import { hashSecret } from '../vault.js';

/** A person's word on one order. It holds for this order alone: the next one of the company is decided anew. */
export interface ReviewVerdict {
  readonly authorization: string;
  readonly verdict: 'approve' | 'decline';
  /** Who, and why: both become part of the ledger. No personal data of the buyer belongs here. */
  readonly by: string;
  readonly because: string;
}

export type ReviewOutcome =
  | { readonly status: 'ended'; readonly verdict: ReviewVerdict['verdict']; readonly expiresAt: Date | undefined }
  | { readonly status: 'not_found' | 'not_in_review' | 'review_expired' };

/** Reviews that wait for a person, oldest first. */
export function listReviews({ store, clock }: Pick<Services, 'store' | 'clock'>): Promise<readonly WaitingReview[]> {
  return store.listReviews(new Date(clock.now()));
}

/**
 * Ends a review. What is approved may be confirmed for half an hour from now, with a token that the buyer's page fetches; what is
 * declined gives its hold back (house rules, section 5).
 */
export function endReview(
  { authorization, verdict, by, because }: ReviewVerdict,
  { store, vault, clock }: Pick<Services, 'store' | 'vault' | 'clock'>,
): Promise<ReviewOutcome> {
  const now = new Date(clock.now());
  return store.transact<ReviewOutcome>(async (ledger) => {
    const opened = await ledger.openAuthorization(authorization);
    if (!opened) return { status: 'not_found' };
    // What a payment provider looks at is not ours to decide.
    if (opened.status !== 'review' || opened.providerReference !== undefined) return { status: 'not_in_review' };
    if (opened.expiresAt && opened.expiresAt <= now) return { status: 'review_expired' };
    const isApproved = verdict === 'approve';
    const expiresAt = isApproved ? new Date(now.getTime() + authorizationMinutes * 60_000) : undefined;
    const { companyName } = vault.openSubject(opened.subject) as KeptSubject;
    const decision = {
      opened,
      fact: isApproved ? ('authorized' as const) : ('declined' as const),
      answer: vault.seal(answerOf(opened, companyName, expiresAt)),
      tokenHash: isApproved ? hashSecret(vault.tokenFor(opened.merchantId, opened.attempt)) : undefined,
      expiresAt,
      data: { decidedBy: 'person', by, because },
    };
    await ledger.recordOutside(decision, now);
    return { status: 'ended', verdict, expiresAt };
  });
}

function answerOf(
  { amount, paymentTermDays }: OpenAuthorization,
  companyName: string,
  expiresAt: Date | undefined,
): KeptDecision {
  if (!expiresAt) return { outcome: 'declined', advice: 'other_method', paths: [] };
  return { outcome: 'authorized', amount, paymentTermDays, companyName, expiresAt: expiresAt.toISOString() };
}
