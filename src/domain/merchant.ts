import type { BasisPoints } from './money.js';

/** What happened to a merchant's activation. Nothing is overwritten: the status is folded from these. */
export type ActivationFact =
  | { readonly type: 'kyc_verified' }
  | { readonly type: 'kyc_revoked' }
  | { readonly type: 'product_approved'; readonly product: string }
  | { readonly type: 'product_withdrawn'; readonly product: string }
  | { readonly type: 'switched_on' }
  | { readonly type: 'suspended' };

/** Their types: what else is written down about a merchant says nothing about its activation. */
export const activationFactTypes = Object.keys({
  kyc_verified: true,
  kyc_revoked: true,
  product_approved: true,
  product_withdrawn: true,
  switched_on: true,
  suspended: true,
} satisfies Record<ActivationFact['type'], true>) as readonly ActivationFact['type'][];

/** Why a merchant cannot offer the method yet. Told to the merchant, never to the buyer. */
export type InactiveReason = 'kyc_pending' | 'no_approved_product' | 'not_switched_on' | 'suspended';

export type Activation =
  { readonly status: 'active' } | { readonly status: 'inactive'; readonly reasons: readonly InactiveReason[] };

/** What facts amount to. */
interface Steps {
  readonly isVerified: boolean;
  readonly support: 'pending' | 'on' | 'suspended';
  readonly products: ReadonlySet<string>;
}

function follow(facts: readonly ActivationFact[]): Steps {
  let isVerified = false;
  let support: Steps['support'] = 'pending';
  const products = new Set<string>();
  for (const fact of facts) {
    if (fact.type === 'kyc_verified') isVerified = true;
    else if (fact.type === 'kyc_revoked') isVerified = false;
    else if (fact.type === 'product_approved') products.add(fact.product);
    else if (fact.type === 'product_withdrawn') products.delete(fact.product);
    else support = fact.type === 'switched_on' ? 'on' : 'suspended';
  }
  return { isVerified, support, products };
}

/**
 * A merchant may offer the method once its account is KYC-verified, it has at least one approved product, and support has switched
 * it on. A suspension holds until support switches it on again.
 */
export function foldActivation(facts: readonly ActivationFact[]): Activation {
  const { isVerified, support, products } = follow(facts);
  const reasons: InactiveReason[] = [];
  if (!isVerified) reasons.push('kyc_pending');
  if (products.size === 0) reasons.push('no_approved_product');
  if (support === 'pending') reasons.push('not_switched_on');
  if (support === 'suspended') reasons.push('suspended');
  return reasons.length > 0 ? { status: 'inactive', reasons } : { status: 'active' };
}

/** The products that are approved at present. */
export function approvedProducts(facts: readonly ActivationFact[]): readonly string[] {
  return [...follow(facts).products];
}

/** Whether a fact may be added to what has happened. `already`: it would say nothing new. */
export type ActivationDecision =
  | { readonly status: 'lawful' }
  | { readonly status: 'already' }
  | { readonly status: 'refused'; readonly because: InactiveReason };

/** Decides whether something may happen to a merchant's activation. Support switches on only who is verified and has something to sell. */
export function decideActivation(facts: readonly ActivationFact[], wanted: ActivationFact): ActivationDecision {
  const { isVerified, support, products } = follow(facts);
  const isAlready = {
    kyc_verified: isVerified,
    kyc_revoked: !isVerified,
    product_approved: 'product' in wanted && products.has(wanted.product),
    product_withdrawn: 'product' in wanted && !products.has(wanted.product),
    switched_on: support === 'on',
    suspended: support === 'suspended',
  }[wanted.type];
  if (isAlready) return { status: 'already' };
  if (wanted.type !== 'switched_on') return { status: 'lawful' };
  if (!isVerified) return { status: 'refused', because: 'kyc_pending' };
  return products.size > 0 ? { status: 'lawful' } : { status: 'refused', because: 'no_approved_product' };
}

/** Who wrote a fact down, and why. */
export interface Testimony {
  /** Name of the person or program. */
  readonly by: string;
  readonly because?: string;
}

/** The part of a merchant's contract that an order needs. */
export interface MerchantTerms {
  readonly fee: BasisPoints;
  /** Days between invoice and due date, 7 to 120. */
  readonly paymentTermDays: number;
}
