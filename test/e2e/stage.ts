import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser, type Browser as Program } from '../../scripts/browser.js';
import { startSystem, type System } from '../../scripts/system.js';
import { CheckoutPage } from './checkout-page.js';

/** Milliseconds a person would wait before thinking that nothing happens. */
const patience = 15_000;

/** The whole system and a real browser, for one file of specifications. */
export class Stage {
  private constructor(
    readonly system: System,
    private readonly browser: Browser,
  ) {}

  /** Starts everything, with an empty ledger. */
  static async open(program: Program = findBrowser()): Promise<Stage> {
    const { executablePath, env, args } = program;
    const system = await startSystem();
    try {
      return new Stage(system, await chromium.launch({ executablePath, env, args: [...args] }));
    } catch (error) {
      await system.stop();
      throw error;
    }
  }

  /** A new visitor in front of the checkout. */
  async visit(options: BrowserContextOptions = {}): Promise<CheckoutPage> {
    const { urls } = this.system;
    const context = await this.browser.newContext({
      baseURL: urls.shop,
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(patience);
    const checkout = new CheckoutPage(await context.newPage(), urls);
    await checkout.open();
    return checkout;
  }

  /** An empty page, to draw on. */
  async blankPage(viewport: { readonly width: number; readonly height: number }): Promise<Page> {
    const context = await this.browser.newContext({ viewport });
    return context.newPage();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.system.stop();
  }
}
