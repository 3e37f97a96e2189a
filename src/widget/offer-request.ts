import { routes } from '../contract/paths.js';
import type { Offer } from '../domain/terms.js';
import { readOffer } from './wire-offer.js';

/** Where the backend is, and whose checkout this is. */
export interface Access {
  /** Address of the backend without a path. */
  readonly endpoint: string;
  /** The merchant's publishable key. */
  readonly merchant: string;
  /** What the merchant's server has signed over the basket. */
  readonly basketToken?: string | undefined;
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

function originOf(address: string): string | undefined {
  return /^https?:/.test(address) ? new URL(address).origin : undefined;
}
