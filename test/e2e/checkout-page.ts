import type { Locator, Page } from 'playwright-core';

/** Names of the form's fields, as a buyer reads them. */
export type FieldName =
  | 'Company name'
  | 'Legal form'
  | 'VAT number'
  | 'Register number'
  | 'SIREN'
  | 'KvK number'
  | 'Organisation number'
  | 'Business ID (Y-tunnus)'
  | 'Company register number'
  | 'Tax number (NIF)'
  | 'CVR number'
  | 'Street and house number'
  | 'Postcode'
  | 'Town'
  | 'City'
  | 'Post town'
  | 'First name'
  | 'Last name'
  | 'E-mail';

/** The checkout as a person uses it: by what is written on it. Nothing here knows how the element is built. */
export class CheckoutPage {
  /** The whole element. */
  readonly method: Locator;
  /** Our method among the shop's methods. */
  readonly invoice: Locator;
  /** Beside the shop: basket, account and merchant as QA sets them. */
  readonly panel: Locator;
  readonly orderButton: Locator;
  readonly checkButton: Locator;
  readonly refusal: Locator;
  /** Where a company is looked for, by its name or its number, and what is found. */
  readonly searchField: Locator;
  readonly found: Locator;
  /** The way past the search. */
  readonly byHand: Locator;

  constructor(
    readonly page: Page,
    private readonly urls: { readonly shop: string; readonly backend: string },
  ) {
    this.method = page.locator('billie-invoice');
    this.invoice = page.getByRole('radio', { name: /Pay by invoice|Kauf auf Rechnung/ });
    this.panel = page.getByRole('complementary', { name: 'QA panel' });
    this.orderButton = page.getByRole('button', { name: 'Place order' });
    this.checkButton = page.getByRole('button', { name: 'Check my company' });
    this.searchField = page.getByRole('main').getByRole('combobox', { name: /name or number|number$/u });
    this.found = page.getByRole('main').getByRole('option').filter({ visible: true });
    this.byHand = page.getByRole('button', { name: 'Enter the details by hand' });
    this.refusal = page.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.goto(this.urls.shop);
  }

  /** Holds downloads back until they are let go, as a slow line does. */
  async holdBack(address: RegExp): Promise<{ letGo: () => void }> {
    let letGo = (): void => undefined;
    const gone = new Promise<void>((resolve) => (letGo = resolve));
    await this.page.route(address, async (route) => {
      await gone;
      await route.continue();
    });
    return { letGo };
  }

  /** Lets the shop know the company, by the key of its scenario. */
  async tryCompany(key: string): Promise<void> {
    await this.panel.getByLabel('Company to try').selectOption(key);
  }

  async chooseCountry(code: string): Promise<void> {
    await this.panel.getByLabel('Country').selectOption(code);
  }

  async chooseBuyerType(type: string): Promise<void> {
    await this.panel.getByLabel('Buyer type').selectOption(type);
  }

  async chooseMerchant(merchant: 'active' | 'inactive' | 'financed'): Promise<void> {
    await this.panel.getByLabel('Merchant').selectOption(merchant);
  }

  async chooseLanguage(language: string): Promise<void> {
    await this.panel.getByLabel('Language').selectOption(language);
  }

  async addTrial(): Promise<void> {
    await this.panel.getByLabel('Trial period').check();
  }

  /** One of the boundary amounts, as written on its button. */
  async pickAmount(amount: string): Promise<void> {
    await this.panel.getByRole('button', { name: amount, exact: true }).click();
    await this.waitForTotal(amount);
  }

  async enterAmount(amount: string): Promise<void> {
    await this.panel.getByLabel('Amount in euros').fill(amount);
    await this.panel.getByLabel('Amount in euros').press('Enter');
  }

  async addTenEuros(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Edit basket: +€10' }).click();
  }

  /** Waits until the order summary shows this total. */
  async waitForTotal(amount: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Your order' }).getByText(amount, { exact: true }).last().waitFor();
  }

  /** Waits until the page knows that the method is on offer. */
  async seeOffer(): Promise<void> {
    await this.panel.getByText('Eligible: the method is on offer').waitFor();
    await this.invoice.waitFor();
  }

  /** Waits until the page knows that it is not, and why; nothing of the method may be left to see. */
  async seeNoOffer(reason: string): Promise<void> {
    await this.panel.getByText('Not eligible: nothing is shown').waitFor();
    await this.panel.getByRole('status').getByText(reason, { exact: true }).waitFor();
    await this.invoice.waitFor({ state: 'hidden' });
  }

  /** Chooses the method, whose form may still be on its way. */
  async tickInvoice(): Promise<void> {
    await this.invoice.check();
  }

  async chooseInvoice(): Promise<void> {
    await this.tickInvoice();
    await this.checkButton.waitFor();
  }

  /** The same in any language. */
  async openMethod(): Promise<void> {
    await this.method.getByRole('radio').check();
    await this.method.locator('[part~=form]').waitFor();
  }

  /** Presses the element's own button, whatever is written on it. */
  async send(): Promise<void> {
    await this.method.locator('[part~=button][type=submit]').click();
  }

  /** Waits until the element says that it stands there. */
  async seeState(state: string): Promise<void> {
    await this.page.waitForFunction(
      (name) => (document.querySelector('billie-invoice') as unknown as { state: string }).state === name,
      state,
    );
  }

  /** By how many pixels the page is wider than its window. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Opens what is told on cards or is to be searched for, so that there is a field for everything. */
  async showFields(): Promise<void> {
    await this.checkButton.waitFor();
    const main = this.page.getByRole('main');
    const ways = main.getByRole('button', { name: /^(Change |Enter the details by hand)/u });
    for (let left = await ways.count(); left > 0; left -= 1) await ways.first().click();
    await this.field('Company name').waitFor();
    await this.field('Last name').waitFor();
  }

  /** Looks for a company, and waits for what is found. */
  async search(text: string): Promise<void> {
    await this.searchField.fill(text);
    await this.found.first().waitFor();
  }

  async chooseOtherMethod(name: 'Card' | 'Bank transfer in advance'): Promise<void> {
    await this.page.getByRole('radio', { name }).check();
  }

  field(name: FieldName): Locator {
    return this.page.getByRole('main').getByLabel(name, { exact: true });
  }

  async type(name: FieldName, text: string): Promise<void> {
    await this.field(name).fill(text);
  }

  /** As the list shows it: "GmbH". */
  async chosenLegalForm(): Promise<string> {
    return this.field('Legal form').evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.text ?? '');
  }

  async checkCompany(): Promise<void> {
    await this.checkButton.click();
  }

  async placeOrder(): Promise<void> {
    await this.orderButton.click();
  }

  /** Presses a button of the element or of the shop. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name }).click();
  }

  /** Waits for words on the page. */
  async read(text: string | RegExp): Promise<void> {
    await this.page.getByRole('main').getByText(text).filter({ visible: true }).first().waitFor();
  }

  async seeApproval(amount: string): Promise<void> {
    await this.read(`Approved: ${amount}`);
  }

  async seeConfirmation(payment: string): Promise<void> {
    await this.page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    await this.read(payment);
  }

  /** Moves on with the Tab key until something has the focus, as somebody does who has no mouse. */
  async tabTo(target: Locator): Promise<void> {
    for (let steps = 0; steps < 60; steps += 1) {
      await this.page.keyboard.press('Tab');
      if (await hasFocus(target)) return;
    }
    throw new Error(`Tab does not lead to ${String(target)}.`);
  }

  async writeNext(name: FieldName, text: string): Promise<void> {
    await this.tabTo(this.field(name));
    await this.page.keyboard.type(text);
  }

  /** Opens a part of the panel that is folded up. */
  async unfold(title: RegExp): Promise<void> {
    await this.panel.locator('summary').filter({ hasText: title }).click();
  }

  /** Turns the eligibility matrix to other buyers and baskets. */
  async turnMatrix(buyerType: string, trial: 'Yes' | 'No'): Promise<void> {
    await this.panel.getByRole('radio', { name: buyerType, exact: true }).check();
    await this.panel.getByRole('radio', { name: trial, exact: true }).check();
  }

  /** The cells of the eligibility matrix whose names begin like this: "Germany, €49.99". */
  matrixCells(begin = ''): Locator {
    return this.panel.getByRole('cell').getByRole('button', { name: begin });
  }

  /** A button beside one of the sandbox's companies, by the company's title. */
  companyButton(word: 'Fill in' | 'Copy', title: string): Locator {
    return this.panel.getByRole('button', { name: `${word} ${title}`, exact: true });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Lets no decision come back, so that the page can be looked at while it waits. */
  async holdDecisions(): Promise<void> {
    await this.page.route(`${this.urls.backend}/v1/authorizations`, () => undefined);
  }

  /** Says of every review that it ends then, in ISO 8601: a picture of it is the same on any day. */
  async fixReviewTime(instant: string): Promise<void> {
    await this.page.route(`${this.urls.backend}/v1/**`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/"until":"[^"]+"/u, `"until":"${instant}"`);
      await route.fulfill({ response, body });
    });
  }

  /** A picture of the element, without a caret and with everything that moves at its end. */
  async photograph(): Promise<Buffer> {
    return this.method.screenshot({ animations: 'disabled', caret: 'hide' });
  }

  /** Waits until everything that the decision needs has been downloaded: requests and outcomes, and their sentences. */
  async waitForParts(): Promise<void> {
    await this.page.waitForFunction(() => {
      const loaded = performance.getEntriesByType('resource').filter(({ duration }) => duration > 0);
      return ['/attempt-session', '/answers/'].every((part) => loaded.some(({ name }) => name.includes(part)));
    });
  }

  /** Waits until the rules of an entry have been downloaded. */
  async waitForChecks(): Promise<void> {
    await this.page.waitForFunction(() =>
      performance
        .getEntriesByType('resource')
        .some(({ name, duration }) => name.includes('answer-chunk') && duration > 0),
    );
  }

  /** Waits until screen readers are told this. */
  async readStatus(text: string): Promise<void> {
    await this.page.getByRole('main').getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
  }

  /** Lets a further part of the element not be downloaded, or does again. */
  async setPartsReachable(isReachable: boolean, part = 'attempt-session'): Promise<void> {
    const parts = `${this.urls.backend}/sdk/**/${part}*`;
    if (isReachable) await this.page.unroute(parts);
    else await this.page.route(parts, (route) => route.abort('connectionrefused'));
  }

  /** Cuts the line between browser and backend, or mends it. */
  async setBackendReachable(isReachable: boolean): Promise<void> {
    const everything = `${this.urls.backend}/**`;
    if (isReachable) await this.page.unroute(everything);
    else await this.page.route(everything, (route) => route.abort('connectionrefused'));
  }
}

/** Whether an element has the focus now; one that is not there has not. */
export async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.count()) === 1 && (await target.evaluate((element) => element.matches(':focus')));
}
