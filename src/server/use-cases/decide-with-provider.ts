import { screen } from '../../domain/decision.js';
import type { KeptDecision } from '../answers.js';
import type { PaymentProvider, ProviderDecision } from '../provider-port.js';
import type { Services } from '../services.js';
import { ClaimLost, underLock } from './decide.js';
import { recordOf, type Asked } from './decision-record.js';
import { settle } from './settle.js';

/** How long the provider may take, in milliseconds (house rules, section 5, step 10). */
export const providerDeadline = 8_000;

/** How long an adapter that is out of time may take to say how far it had come, in milliseconds. */
const lastWord = 500;

export type ProvidedDecision =
  | { readonly status: 'decided'; readonly decision: KeptDecision }
  /** It may have come about or not: nobody asks a second time. */
  | { readonly status: 'unknown' }
  /** Given back meanwhile by the buyer, or by a later attempt of the same checkout. */
  | { readonly status: 'released' }
  /** The provider was not asked, for certain; the very same attempt may be tried again. */
  | { readonly status: 'unavailable' };

/**
 * Has the provider decide. That it is asked is written down before it is asked, so that a process that dies meanwhile leaves an order
 * that is known to be unknown, instead of one that nobody knows of.
 */
export async function decideWithProvider(
  asked: Asked,
  provider: PaymentProvider,
  services: Services,
): Promise<ProvidedDecision> {
  const { merchant, binding, buyer, basket } = asked;
  const { company, contact } = buyer;
  const enquiry = { mode: merchant.mode, company, contactEmail: contact.email, amount: binding.amount };
  const evidence = await services.verifier.identify(enquiry);
  const begun = await underLock(asked, evidence, services, async (ledger, locked) => {
    const { record, answer } = recordOf(screen(company, evidence), { ...asked, ...locked, evidence, services });
    const authorization = await ledger.recordDecision(record, locked.now);
    if (authorization === undefined) throw new ClaimLost('The attempt was decided by another process.');
    return { authorization, answer };
  });
  if (begun.answer) return { status: 'decided', decision: begun.answer };
  const { authorization } = begun;
  const { paymentTermDays } = merchant;
  const order = { buyer, basket, paymentTermDays, authorization };
  const decision = await inTime((signal) => provider.decide(order, signal), services.providerDeadline);
  if (decision.outcome === 'unknown') return { status: 'unknown' };
  const settlement = await settle(authorization, decision, services);
  if (settlement.status === 'decided') return settlement;
  if (settlement.status === 'not_asked') return { status: 'unavailable' };
  return { status: settlement.status === 'released' ? 'released' : 'unknown' };
}

/** What the provider says in time; later it is unknown, however patient the adapter is. */
async function inTime(
  ask: (signal: AbortSignal) => Promise<ProviderDecision>,
  deadline = providerDeadline,
): Promise<ProviderDecision> {
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ProviderDecision>((resolve) => {
    timer = setTimeout(() => {
      end.abort();
      // Who had not asked yet may say so.
      timer = setTimeout(() => resolve({ outcome: 'unknown' }), lastWord);
    }, deadline);
  });
  try {
    return await Promise.race([ask(end.signal), late]);
  } catch {
    // An adapter does not throw; should it all the same, nobody knows how far it had come.
    return { outcome: 'unknown' };
  } finally {
    clearTimeout(timer);
  }
}
