import { authorizationMinutes, mayFollow, reviewHours, type AuthorizationStatus } from '../../domain/authorization.js';
import { adviceFor } from '../../domain/decision.js';
import type { MinorUnits } from '../../domain/money.js';
import type { KeptDecision, KeptSubject } from '../answers.js';
import type { OpenAuthorization, OutsideDecision } from '../ledger-port.js';
import type { ProviderDecision, ProviderOrderState, RecognisedCompany } from '../provider-port.js';
import type { Services } from '../services.js';
import { hashSecret } from '../vault.js';

/** What the provider says of an order, whoever brings the word: the answer itself, a webhook or the operator. */
export type ProviderWord =
  | Exclude<ProviderDecision, { outcome: 'unknown' }>
  /** The order is over there: too old, or given up. */
  | { readonly outcome: 'cancelled'; readonly reference: string };

/** What came of a word: `ignored` if it says nothing that could still be. */
export type Settlement =
  | { readonly status: 'decided'; readonly decision: KeptDecision }
  | { readonly status: 'released' | 'not_asked' | 'ignored' | 'not_found' };

/** What an order that was read says; undefined for a state that nobody knows. */
export function wordOf({
  state,
  reference,
  reason = 'unknown',
  code,
  company,
}: ProviderOrderState): ProviderWord | undefined {
  switch (state) {
    case 'unrecognised':
      return undefined;
    case 'declined':
      return { outcome: 'declined', reason, code, reference };
    case 'review':
    case 'cancelled':
      return { outcome: state, reference };
    case 'authorized':
    case 'captured':
    case 'complete':
      return { outcome: 'authorized', reference, ...(company && { company }) };
  }
}

/**
 * Writes down what the provider has decided. Lawful words only: one that comes a second time, or too late, changes nothing, except that an
 * order which came about after all and which nobody wants any more is remembered, and with it that it has to be cancelled.
 *
 * @param gross of the order that was read: another amount was never asked for
 */
export function settle(
  authorization: string,
  word: ProviderWord,
  { store, vault, clock, provider }: Pick<Services, 'store' | 'vault' | 'clock' | 'provider'>,
  gross?: MinorUnits,
): Promise<Settlement> {
  const now = new Date(clock.now());
  return store.transact<Settlement>(async (ledger) => {
    const opened = await ledger.openAuthorization(authorization);
    if (!opened || isForeign(opened, gross)) return { status: 'not_found' };
    const fact = factFor(opened, word);
    if (!fact || isOther(opened, word)) return { status: 'ignored' };
    // Erased meanwhile: only what nobody wants any more is.
    const subject = opened.subject.key.length > 0 ? (vault.openSubject(opened.subject) as KeptSubject) : undefined;
    const recognised = word.outcome === 'authorized' ? word.company : undefined;
    const companyName = recognised?.name ?? subject?.companyName ?? '';
    const end = endOf(opened, fact, word, companyName, now);
    await ledger.recordOutside(
      {
        opened,
        fact,
        answer: end.answer && vault.seal(end.answer),
        tokenHash: fact === 'authorized' ? hashSecret(vault.tokenFor(opened.merchantId, opened.attempt)) : undefined,
        expiresAt: end.expiresAt,
        providerReference: 'reference' in word ? word.reference : undefined,
        subject: recognised && subject && vault.sealSubject(withRecognised(subject, recognised)),
        reason: word.outcome === 'declined' ? word.reason : undefined,
        data: { decidedBy: provider?.name, ...describe(word) },
      },
      now,
    );
    if (end.answer) return { status: 'decided', decision: end.answer };
    return { status: fact === 'not_asked' ? fact : 'released' };
  });
}

type Fact = OutsideDecision['fact'];

const facts: Readonly<Record<ProviderWord['outcome'], Fact>> = {
  authorized: 'authorized',
  declined: 'declined',
  review: 'reviewed',
  cancelled: 'released',
  unavailable: 'not_asked',
};

/** Before the ledger's own rule: what is waiting already does not begin to wait anew. */
function factFor({ status, providerReference }: OpenAuthorization, word: ProviderWord): Fact | undefined {
  // Whatever it was: it is an answer, and nobody has to look for one any more.
  if (status === 'released') return providerReference === undefined ? 'answered_late' : undefined;
  const isReleasable = (['unknown', 'review', 'authorized'] satisfies AuthorizationStatus[] as string[]).includes(
    status,
  );
  if (word.outcome === 'cancelled' && !isReleasable) return undefined;
  const fact = facts[word.outcome];
  return mayFollow(status, fact) ? fact : undefined;
}

/** Amounts may go down later, so that only an order that is seen for the first time is compared. */
function isForeign({ amount, providerReference }: OpenAuthorization, gross: MinorUnits | undefined): boolean {
  return providerReference === undefined && gross !== undefined && gross !== amount.amount;
}

/** A word about another order than the one that is known here. */
function isOther({ providerReference }: OpenAuthorization, word: ProviderWord): boolean {
  return 'reference' in word && providerReference !== undefined && word.reference !== providerReference;
}

function withRecognised(subject: KeptSubject, recognised: RecognisedCompany): KeptSubject {
  return { ...subject, companyName: recognised.name, recognised };
}

function endOf(
  { amount, paymentTermDays, expiresAt: until }: OpenAuthorization,
  fact: Fact,
  word: ProviderWord,
  companyName: string,
  now: Date,
): { readonly answer?: KeptDecision; readonly expiresAt?: Date | undefined } {
  const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
  if (fact === 'authorized') {
    const expiresAt = after(authorizationMinutes);
    const answer = { outcome: fact, amount, paymentTermDays, companyName, expiresAt: expiresAt.toISOString() } as const;
    return { answer, expiresAt };
  }
  if (fact === 'reviewed') {
    const expiresAt = after(reviewHours * 60);
    return { answer: { outcome: 'review', until: expiresAt.toISOString() }, expiresAt };
  }
  if (fact !== 'declined' || word.outcome !== 'declined') return { expiresAt: until };
  // The provider's limit is felt for as little as ours.
  const advice = word.reason === 'unknown' ? 'other_method' : adviceFor(word.reason, false);
  return { answer: { outcome: 'declined', advice, paths: pathsOf[advice] ?? [] } };
}

const pathsOf: Readonly<Partial<Record<string, Extract<KeptDecision, { outcome: 'declined' }>['paths']>>> = {
  fix_address: ['company.address.street', 'company.address.postcode', 'company.address.city'],
  fix_identity: ['company.name', 'company.registrationNumber'],
};

/** What the fact says: codes only. */
function describe(word: ProviderWord): Readonly<Record<string, unknown>> {
  const said = { outcome: word.outcome };
  // Nothing that it would have to be told.
  if (word.outcome === 'declined') return { ...said, reason: word.reason, code: word.code, toldBy: 'provider' };
  if (word.outcome === 'unavailable') return { ...said, because: word.because };
  return word.outcome === 'cancelled' ? { ...said, toldBy: 'provider' } : said;
}
