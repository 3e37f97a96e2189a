import { routes } from '../contract/paths.js';
import { isCurrency, isMinorUnits } from '../domain/money.js';
import type { Offer } from '../domain/terms.js';
import { isListOf, isOneOf, isText, membersOf } from './shape.js';

/** Where the backend is, and whose checkout this is. */
export interface Access {
  /** Address of the backend without a path. */
  readonly endpoint: string;
  /** The merchant's publishable key. */
  readonly merchant: string;
}

/** What the offer request came to. */
export type OfferReading = Offer | { readonly status: 'unreachable' } | { readonly status: 'refused' };

/** Where this script came from: the backend, unless the page says otherwise. */
export const scriptOrigin = typeof location === 'undefined' ? undefined : originOf(import.meta.url);

const patience = 8_000;

/** Asks what this merchant may show. Never throws. */
export async function fetchOffer({ endpoint, merchant }: Access, signal: AbortSignal): Promise<OfferReading> {
  const address = `${endpoint}${routes.offer.path}?merchant=${encodeURIComponent(merchant)}`;
  try {
    const response = await fetch(address, { signal: within(patience, signal), credentials: 'omit' });
    if ([401, 403].includes(response.status)) return { status: 'refused' };
    const offer = response.ok ? readOffer(await response.json()) : undefined;
    return offer ?? { status: 'unreachable' };
  } catch {
    return { status: 'unreachable' };
  }
}

/** Ends a request after some milliseconds, or when the signal says so. */
export function within(milliseconds: number, signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(milliseconds);
  return signal && 'any' in AbortSignal ? AbortSignal.any([timeout, signal]) : timeout;
}

/** Reads an offer; nothing returned means that this is none. */
export function readOffer(input: unknown): Offer | undefined {
  const offer = membersOf(input);
  if (offer['status'] === 'inactive') return { status: 'inactive' };
  const rules = membersOf(offer['rules']);
  const legal = membersOf(offer['legal']);
  const isOffer =
    offer['status'] === 'active' &&
    isOneOf(offer['mode'], ['test', 'live']) &&
    isOneOf(offer['brand'], ['billie', 'none']) &&
    isOneOf(offer['basket'], ['total', 'full']) &&
    isListOf(rules['countries'], isText) &&
    isListOf(rules['limits'], isLimit) &&
    typeof rules['businessOnly'] === 'boolean' &&
    isMinorUnits(offer['paymentTermDays']) &&
    [legal['creditor'], legal['version']].every(isText) &&
    [legal['termsUrl'], legal['privacyUrl']].every(isWebAddress) &&
    typeof offer['companySearch'] === 'object' &&
    typeof offer['takesReview'] === 'boolean';
  return isOffer ? (input as Offer) : undefined;
}

function isLimit(input: unknown): boolean {
  const { currency, minimum, maximum } = membersOf(input);
  return isCurrency(currency) && isMinorUnits(minimum) && isMinorUnits(maximum);
}

// A link a server could turn into a script (`javascript:`) must not become one.
function isWebAddress(input: unknown): boolean {
  return isText(input) && /^https?:\/\//i.test(input);
}

function originOf(address: string): string | undefined {
  return /^https?:/.test(address) ? new URL(address).origin : undefined;
}
