import type { Page } from 'playwright-core';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../scripts/browser.js';
import { startSystem } from '../scripts/system.js';
import type { CountryCode } from '../src/domain/country.js';
import { companyFieldOrder, plainForm } from './effort/plain-form.js';
import { scenarios, type Scenario } from '../src/sandbox/world.js';

/*
 * What a buyer on a phone has to do until the company can be checked, from the list of payment methods on: taps and keys, counted by the
 * browser, by country and by how the company comes into the form. Contact details are known to the shop's account on every route, and in
 * the plain form beside it, which asks for the same data of the same company, are left out.
 */

interface Effort {
  readonly keys: number;
  readonly taps: number;
}

/** Where an aim cannot be reached, because the source that may be searched does not tell what the form has to ask. */
const explained: Readonly<Partial<Record<CountryCode, string>>> = {
  DE: 'GLEIF tells no VAT number',
  NL: 'KvK’s free search tells no postcode and no house number',
  AT: 'VIES tells no register number',
};

const aims = { found: { keys: 15, taps: 4 }, known: { keys: 0, taps: 2 } } as const;

/** Counts from now on. A press on a label is one press, whatever it sets off. */
function count(): void {
  const effort = { keys: 0, taps: 0 };
  Object.assign(window, { effort });
  addEventListener('keydown', ({ isTrusted }) => (effort.keys += Number(isTrusted)), true);
  addEventListener('pointerdown', ({ isTrusted }) => (effort.taps += Number(isTrusted)), true);
}

async function readEffort(page: Page): Promise<Effort> {
  return page.evaluate(() => (window as unknown as { effort: Effort }).effort);
}

const main = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('main');
const check = (page: Page): ReturnType<Page['getByRole']> =>
  main(page).getByRole('button', { name: 'Check my company' });

async function open(browser: Browser, shop: string, { key, country }: Scenario, isKnown: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(shop);
  const panel = page.getByRole('complementary', { name: 'QA panel' });
  if (isKnown) await panel.getByLabel('Company to try').selectOption(key);
  else await panel.getByLabel('Country').selectOption(country);
  await panel.getByText('Eligible: the method is on offer').waitFor();
  await page.evaluate(count);
  await page.getByRole('radio', { name: /Pay by invoice/u }).tap();
  await check(page).waitFor();
  return page;
}

/** Sends the form, and takes what it took until there if the company is then authorized. */
async function finish(page: Page): Promise<Effort> {
  await check(page).tap();
  await main(page).getByText('Approved:').first().waitFor();
  const effort = await readEffort(page);
  await page.context().close();
  return effort;
}

// Characters of a name that are typed at least: the sandbox knows a handful of companies, and finds each after three.
const least = 6;

/** Registers write in capitals, some without accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Types as much as it takes until the company is the first that is found: its name, or its number where the register knows no names. */
async function find(page: Page, { entry }: Scenario): Promise<void> {
  const field = main(page).getByRole('combobox', { name: /number/u });
  const takesNames = (await field.getAttribute('id')) === 'company-name';
  const id = (await field.getAttribute('id')) ?? '';
  const text = (takesNames ? entry['company.name'] : entry[id.replace('-', '.') as 'company.vatNumber']) ?? '';
  const shortest = takesNames ? least : text.length;
  const options = main(page).getByRole('option');
  for (let [typed, next] = [0, shortest]; typed < text.length; [typed, next] = [next, next + 1]) {
    const answered = page.waitForResponse(/\/v1\/companies/u);
    await page.keyboard.type(text.slice(typed, next));
    await (await answered).finished();
    await options.first().waitFor();
    if (plain(await options.first().innerText()).includes(plain(entry['company.name'] ?? '').slice(0, 8))) break;
  }
  await options.first().tap();
  await options.first().waitFor({ state: 'hidden' });
  await fillIn(page, entry);
}

async function typeByHand(page: Page, { entry }: Scenario): Promise<void> {
  const byHand = main(page).getByRole('button', { name: 'Enter the details by hand' });
  if ((await byHand.count()) > 0) await byHand.tap();
  await fillIn(page, entry);
}

/** Types what is still empty; a field that has the focus needs no tap. */
async function fillIn(page: Page, entry: Scenario['entry']): Promise<void> {
  for (const path of companyFieldOrder) {
    const field = page.locator(`#${path.replaceAll('.', '-')}`);
    const text = entry[path];
    if (text === undefined || (await field.count()) === 0 || (await field.inputValue()) !== '') continue;
    if (!(await field.evaluate((control) => control.matches(':focus')))) await field.tap();
    if (path !== 'company.legalForm') await page.keyboard.type(text);
  }
}

const routes = ['found', 'by hand', 'known', 'plain form'] as const;
type Route = (typeof routes)[number];

async function measure(browser: Browser, shop: string, scenario: Scenario, route: Route): Promise<Effort> {
  if (route === 'plain form') return plainForm(scenario.entry);
  const page = await open(browser, shop, scenario, route === 'known');
  if (route === 'found') await find(page, scenario);
  if (route === 'by hand') await typeByHand(page, scenario);
  return finish(page);
}

const { executablePath, env, args } = findBrowser();
const system = await startSystem();
const browser = await chromium.launch({ executablePath, env, args: [...args] });
console.log(
  'Keys and taps from the list of payment methods to the check, without contact details. Aims: found 15 and 4, known 0 and 2.',
);
console.log(`${'country'.padEnd(9)}${routes.map((route) => `${route}: keys, taps`.padStart(24)).join('')}`);
let isOver = false;
const missed: string[] = [];
try {
  const countries = new Set<CountryCode>();
  for (const scenario of scenarios.filter(({ key }) => key.endsWith('-authorized'))) {
    if (countries.has(scenario.country)) continue;
    countries.add(scenario.country);
    const efforts: string[] = [];
    for (const route of routes) {
      const { keys, taps } = await measure(browser, system.urls.shop, scenario, route);
      const aim = route in aims ? aims[route as keyof typeof aims] : undefined;
      const isMissed = aim !== undefined && (keys > aim.keys || taps > aim.taps);
      isOver ||= isMissed && !(scenario.country in explained);
      if (isMissed) missed.push(`${scenario.country} ${route}: ${explained[scenario.country] ?? 'not explained'}`);
      efforts.push(`${isMissed ? 'missed: ' : ''}${keys}, ${taps}`.padStart(24));
    }
    console.log(scenario.country.padEnd(9) + efforts.join(''));
  }
} finally {
  await browser.close();
  await system.stop();
}
for (const line of missed) console.log(`Aim missed in ${line}`);
process.exitCode = isOver ? 1 : 0;
