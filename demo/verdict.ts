import type { Eligibility, EligibilityReason } from '../src/domain/eligibility.js';

/** The reasons in words, for whoever tests; buyers see nothing of them. */
const words: Readonly<Record<EligibilityReason, string>> = {
  merchant_inactive: 'The merchant is not active.',
  buyer_not_business: 'The buyer is a consumer.',
  buyer_type_unknown: 'It is not known whether the buyer is a business.',
  country_not_supported: 'The country is not served.',
  basket_invalid: 'The basket cannot be read.',
  trial_period: 'The basket has a trial period.',
  currency_not_supported: 'The currency is not accepted.',
  amount_too_low: 'The amount is below the minimum.',
  amount_too_high: 'The amount is above the maximum.',
};

/** Shows whether the method is on offer, and every reason against it. */
export function showVerdict(place: HTMLElement, eligibility: Eligibility): void {
  place.dataset['status'] = eligibility.status;
  const title = document.createElement('b');
  title.textContent =
    eligibility.status === 'eligible' ? 'Eligible: the method is on offer' : 'Not eligible: nothing is shown';
  const list = document.createElement('ul');
  for (const reason of eligibility.status === 'eligible' ? [] : eligibility.reasons) {
    const row = document.createElement('li');
    const code = document.createElement('code');
    code.textContent = reason;
    row.append(code, ` ${words[reason]}`);
    list.append(row);
  }
  place.replaceChildren(title, ...(list.childElementCount > 0 ? [list] : []));
}
