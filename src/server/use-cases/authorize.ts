import { createHash } from 'node:crypto';
import type { AttemptAnswer, AuthorizationRequest } from '../../contract/schemas.js';
import { basketFingerprint, readBasket, type Basket } from '../../domain/basket.js';
import { flattenEntry, type Buyer } from '../../domain/buyer.js';
import { checkBuyer } from '../../domain/check-buyer.js';
import { countryPacks } from '../../domain/countries/index.js';
import { assessEligibility } from '../../domain/eligibility.js';
import { checkPhone } from '../../domain/phone.js';
import { firstAnswer, tellDecision } from '../answers.js';
import { readBasketToken } from '../basket-token.js';
import { fail, succeed, type Failure, type Outcome } from '../failure.js';
import type { AttemptBinding } from '../ledger-port.js';
import type { Merchant } from '../ports.js';
import type { PaymentProvider } from '../provider-port.js';
import { countedForCompany, pauseFor } from '../rates.js';
import type { Services } from '../services.js';
import type { Vault } from '../vault.js';
import { ClaimLost, decide } from './decide.js';
import { decideWithProvider, type ProvidedDecision } from './decide-with-provider.js';
import type { Asked } from './decision-record.js';
import { lacksForProvider, rulesOf } from './offer.js';

/**
 * Decides on an order, under the attempt id: claims the attempt, checks eligibility and company again (the browser is not trusted),
 * gathers evidence, and decides under lock. The same attempt is decided once; sent again it gets its first answer.
 */
export async function authorize(
  merchant: Merchant,
  attempt: string,
  request: AuthorizationRequest,
  services: Services,
): Promise<Outcome<AttemptAnswer>> {
  const { store, vault, clock } = services;
  const provider = merchant.provider === 'house' ? undefined : services.provider;
  if (merchant.provider !== 'house' && !provider) return fail('unavailable');
  const checked = checkRequest(merchant, request, provider);
  if (checked.status === 'failure') return checked;
  const { basket, buyer } = checked;
  const signing = await checkBasketToken(merchant, request.basketToken, basket, services);
  if (signing.status === 'failure') return signing;
  const binding = bind(merchant, attempt, request, basket, signing.isSigned);
  const counted = countedForCompany(services.rates, merchant.mode, buyer.company, vault);
  const claim = await store.claimAttempt(binding, counted, new Date(clock.now()));
  if (claim.status === 'too_often') return fail('too_many_requests', { retryAfterSeconds: pauseFor(counted) });
  if (claim.status === 'reused') return fail('idempotency_key_reused');
  if (claim.status === 'busy') return fail('idempotency_key_busy', { retryAfterSeconds: claim.retryAfterSeconds });
  if (claim.status === 'settled') return succeed(firstAnswer(claim.record, merchant.id, attempt, vault));
  const asked: Asked = { merchant, binding, basket, buyer, consent: request.consent };
  try {
    if (!provider) return succeed(tellDecision(await decide(asked, services), binding, vault));
    const provided = await decideWithProvider(asked, provider, services);
    const faster = provided.status === 'unknown' ? await findAnswer(binding, services) : undefined;
    return faster ?? tellProvided(provided, binding, vault);
  } catch (error) {
    // Slower than its lease: somebody else has taken the attempt over, and decides it.
    if (error instanceof ClaimLost) return fail('idempotency_key_busy', { retryAfterSeconds: 1 });
    // Nothing was decided: the buyer may try the very same attempt again at once.
    await store.abandonClaim(merchant.id, attempt, claim.lease).catch(() => undefined);
    throw error;
  }
}

type Checked = { readonly status: 'success'; readonly basket: Basket; readonly buyer: Buyer } | Failure;

/** A webhook may bring the decision faster than the answer itself. */
async function findAnswer(
  { merchantId, attempt }: AttemptBinding,
  { store, vault, clock }: Services,
): Promise<Outcome<AttemptAnswer> | undefined> {
  const record = await store.findAttempt(merchantId, attempt, new Date(clock.now()));
  return record?.answer && succeed(firstAnswer(record, merchantId, attempt, vault));
}

function tellProvided(provided: ProvidedDecision, binding: AttemptBinding, vault: Vault): Outcome<AttemptAnswer> {
  if (provided.status === 'unavailable') return fail('unavailable');
  if (provided.status !== 'decided') return succeed({ status: provided.status, attempt: binding.attempt });
  return succeed(tellDecision(provided.decision, binding, vault));
}

function checkRequest(
  merchant: Merchant,
  request: AuthorizationRequest,
  provider: PaymentProvider | undefined,
): Checked {
  if (merchant.activation.status === 'inactive') return fail('merchant_inactive');
  const reading = readBasket(request.basket);
  if (reading.status === 'invalid') {
    return fail('invalid_request', { issues: reading.mistakes.map((code) => ({ path: 'basket', code })) });
  }
  const { basket } = reading;
  const { country, buyerType } = request;
  const eligibility = assessEligibility(
    { merchantActive: true, country, buyerType, basket },
    rulesOf(merchant, provider),
  );
  if (eligibility.status === 'ineligible') {
    return fail('not_eligible', { issues: eligibility.reasons.map((code) => ({ path: 'basket', code })) });
  }
  if (provider && lacksForProvider(basket)) {
    return fail('invalid_request', { issues: [{ path: 'basket', code: 'basket_incomplete' }] });
  }
  const foreign = foreignLines(basket, merchant.products);
  if (foreign.length > 0) {
    return fail('not_eligible', { issues: foreign.map((path) => ({ path, code: 'product_not_approved' })) });
  }
  const check = checkBuyer(countryPacks[country], flattenEntry(request.buyer), {
    mode: merchant.mode,
    ...(request.insisted && { insisted: request.insisted }),
  });
  if (check.status === 'valid') return { status: 'success', basket, buyer: withPlannedPhone(check.buyer) };
  const blocking = check.issues.filter(({ severity }) => severity !== 'hint');
  return fail('invalid_buyer', { issues: blocking.map(({ path, code }) => ({ path: `buyer.${path}`, code })) });
}

/** Places of what a merchant may not sell this way; a basket without lines names nothing that it may. */
function foreignLines({ lines }: Basket, products: readonly string[] | undefined): readonly string[] {
  if (!products) return [];
  if (!lines || lines.length === 0) return ['basket.lines'];
  return lines.flatMap(({ id }, index) => (products.includes(id) ? [] : [`basket.lines.${index}.id`]));
}

/** Phone numbers are kept as E.164 where the numbering plans know them. The form never doubts more than that. */
function withPlannedPhone(buyer: Buyer): Buyer {
  const check = checkPhone(buyer.company.address.country, buyer.contact.phone ?? '');
  return check.status === 'valid' ? { ...buyer, contact: { ...buyer.contact, phone: check.value } } : buyer;
}

/** Without a token a stranger could ask in any company's name for any amount: in live mode merchants choose that knowingly, if at all. */
async function checkBasketToken(
  merchant: Merchant,
  token: string | undefined,
  { amount, currency, reference }: Basket,
  { vault, clock }: Services,
): Promise<{ readonly status: 'success'; readonly isSigned: boolean } | Failure> {
  if (token === undefined) {
    return merchant.basketToken === 'required' ? fail('basket_token_missing') : { status: 'success', isSigned: false };
  }
  const keys = merchant.basketKeys.map((key) => vault.open(key) as string);
  const signed = { amount: { amount: amount.gross, currency }, reference };
  const reading = await readBasketToken(token, signed, keys, clock.now());
  return reading.status === 'valid'
    ? { status: 'success', isSigned: true }
    : fail('basket_token_invalid', { issues: [{ path: 'basketToken', code: reading.because }] });
}

function bind(
  merchant: Merchant,
  attempt: string,
  request: AuthorizationRequest,
  basket: Basket,
  isSigned: boolean,
): AttemptBinding {
  return {
    merchantId: merchant.id,
    attempt,
    mode: merchant.mode,
    checkout: request.checkout,
    amount: { amount: basket.amount.gross, currency: basket.currency },
    reference: basket.reference,
    basketHash: digest(basketFingerprint(basket)),
    isSigned,
    fingerprint: digest(JSON.stringify(request)),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
