import { isCurrency, isMinorUnits } from '../domain/money.js';
import type { Offer } from '../domain/terms.js';
import { isListOf, isOneOf, isText, membersOf } from './shape.js';

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
