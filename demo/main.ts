import { nestEntry, type BuyerEntry } from '../src/domain/buyer.js';
import type { BillieInvoice } from '../src/widget/define.js';
import { fetchOffer } from '../src/widget/offer-request.js';
import { joinCheckout } from './checkout.js';
import { CompanyList } from './company-list.js';
import { nameOf } from './countries.js';
import { MatrixTable } from './matrix-table.js';
import { showBasket, showBuyer } from './order-summary.js';
import { caseOf, openPanel, pickCompany, setCase, type Settings } from './qa-panel.js';
import type { Basket } from './shop/order.js';
import { logTraffic } from './traffic-log.js';
import { showVerdict } from './verdict.js';

const find = (selector: string): HTMLElement => document.querySelector(selector) as HTMLElement;
const invoice = document.querySelector('billie-invoice') as BillieInvoice;
const { basket = '', active = '', inactive = '', financed = '' } = document.body.dataset;
const keys = { active, inactive, financed };

/** Whom the shop knows when no company is picked: the person with the shop's account. */
const visitor: BuyerEntry = {
  'contact.firstName': 'Alex',
  'contact.lastName': 'Muster',
  'contact.email': 'alex.muster@muster.example',
};

logTraffic(find('#log'), invoice);
find('#clear-log').addEventListener('click', () => find('#log').replaceChildren());
invoice.addEventListener('billie-eligibility', ({ eligibility }) => showVerdict(find('#verdict'), eligibility));
joinCheckout(find('#checkout') as HTMLFormElement, invoice, find('#refusal'));

const first = JSON.parse(basket) as Basket;
let shown = first;
let account: Settings['merchant'] = 'active';
let filled: Settings['scenario'];
// One change after the other, so that the shop's server and the page end with the same basket.
let latest = Promise.resolve();
const form = find('#qa') as HTMLFormElement;
const companies = new CompanyList(find('#companies'), (scenario) => pickCompany(form, scenario));
const matrix = new MatrixTable(find('#matrix'), (asked) => setCase(form, asked));
const settings = openPanel(form, first.gross, (next) => {
  followPanel(next);
  latest = latest.then(() => apply(next)).catch((error: unknown) => console.error(error));
});
followPanel(settings);
find('#matrix').addEventListener('toggle', () => void judgeByOffer(), { once: true });
showBasket(first);
describeBuyer(settings);
invoice.buyer = nestEntry(visitor);

/** Brings the panel's own list and table in line with it. */
function followPanel(next: Settings): void {
  const { country, buyerType, trial } = next;
  companies.show(country);
  matrix.follow({ buyerType, trial }, caseOf(next));
}

/** Lets the matrix decide by the rules that the element goes by; the browser still has the answer that the element got. */
async function judgeByOffer(): Promise<void> {
  const access = { endpoint: invoice.getAttribute('endpoint') ?? '', merchant: active };
  const offer = await fetchOffer(access, new AbortController().signal);
  if (offer.status === 'active') matrix.judgeBy(offer.rules);
}

/** Brings page, element and the shop's server in line with the panel. */
async function apply(next: Settings): Promise<void> {
  const { country, trial, buyerType, merchant, language, theme, scenario, amount } = next;
  document.documentElement.dataset['theme'] = theme;
  if (scenario !== filled) await fillIn(scenario);
  describeBuyer(next);
  invoice.setAttribute('country', country);
  if (merchant !== account) await changeAccount(merchant);
  invoice.toggleAttribute('trial', trial);
  setOrRemove('buyer-type', buyerType);
  setOrRemove('lang', language);
  if (amount !== undefined && amount !== shown.gross) await changeBasket(amount);
  tellBasket();
}

/** Confirmed with the other account's key, no authorization of this one would become an order. */
async function changeAccount(merchant: Settings['merchant']): Promise<void> {
  const body = JSON.stringify({ account: merchant === 'financed' ? merchant : 'active' });
  await fetch('/account', { method: 'POST', body });
  account = merchant;
  invoice.setAttribute('merchant', keys[merchant]);
}

/** An amount is enough for the house; Billie wants to know what is in the basket. */
function tellBasket(): void {
  const { gross, net, tax, currency, lines, reference } = shown;
  invoice.setAttribute('amount', String(gross));
  const whole = JSON.stringify({ amount: { gross, net, tax }, currency, lines, reference });
  setOrRemove('basket', account === 'financed' ? whole : undefined);
}

async function changeBasket(gross: number): Promise<void> {
  const response = await fetch('/basket', { method: 'POST', body: JSON.stringify({ gross }) });
  if (!response.ok) return;
  const next = (await response.json()) as Basket;
  shown = next;
  showBasket(next);
}

/** Fills the form as a shop does that knows its buyer; what an earlier company left behind goes first. */
async function fillIn(scenario: Settings['scenario']): Promise<void> {
  filled = scenario;
  invoice.buyer = {};
  await customElements.whenDefined('billie-invoice');
  await invoice.updateComplete;
  invoice.reset();
  invoice.buyer = nestEntry(scenario?.entry ?? visitor);
}

function describeBuyer({ scenario, country }: Settings): void {
  const entry = scenario?.entry ?? visitor;
  const isAbroad = scenario !== undefined && scenario.country !== country;
  const place = isAbroad ? [] : [entry['company.name'], entry['company.address.street'], placeOf(entry)];
  const name = `${entry['contact.firstName'] ?? ''} ${entry['contact.lastName'] ?? ''}`;
  const present = (line: string | undefined): line is string => Boolean(line);
  showBuyer({
    contact: [name, entry['contact.email']].filter(present),
    delivery: [...place, nameOf(country)].filter(present),
  });
}

function placeOf(entry: BuyerEntry): string | undefined {
  const city = entry['company.address.city'];
  return city && `${entry['company.address.postcode'] ?? ''} ${city}`;
}

function setOrRemove(name: string, value: string | undefined): void {
  if (value) invoice.setAttribute(name, value);
  else invoice.removeAttribute(name);
}
