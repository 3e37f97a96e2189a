import { expect } from 'chai';
import { findPackedBrowser } from '../../scripts/browser.js';
import type { CheckoutPage } from './checkout-page.js';
import { compareLook } from './looks.js';
import { scenes } from './scenes.js';
import { Stage } from './stage.js';

// Only one browser with only its own fonts draws the same everywhere.
const browser = findPackedBrowser();
if (!browser)
  process.emitWarning('NOT COMPARED: how the element looks. The Chromium of node_modules runs on Linux on x64 only.');

// The checkout as a whole, not the element: nothing of ours is to be seen.
const withoutElement = ['not eligible', 'order refused'];
const widths = [320, 768];

if (browser) {
  describe('The element looks as it was accepted', () => {
    let stage: Stage;
    let checkout: CheckoutPage;

    before(async () => (stage = await Stage.open(browser)));
    after(() => stage.close());
    beforeEach(async () => {
      checkout = await stage.visit({ timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
      await checkout.fixReviewTime('2026-11-30T12:00:00.000Z');
      await checkout.seeOffer();
    });
    afterEach(() => checkout.close());

    async function expectLook(name: string, schemes: readonly ('light' | 'dark')[]): Promise<void> {
      const wrong: string[] = [];
      for (const colorScheme of schemes) {
        await checkout.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const width of widths) {
          await checkout.page.setViewportSize({ width, height: 1600 });
          const picture = await checkout.photograph();
          wrong.push(...[compareLook(`${name}-${colorScheme}-${width}`, picture)].filter((what) => what !== undefined));
        }
      }
      expect(wrong).to.deep.equal([]);
    }

    for (const { name, reach } of scenes.filter(({ name }) => !withoutElement.includes(name))) {
      it(`when it is "${name}", light and dark, narrow and wide`, async () => {
        await reach(checkout);
        await expectLook(name.replaceAll(' ', '-'), ['light', 'dark']);
      });
    }

    const ends = [
      ['de-review', 'inReview'],
      ['de-declined', 'declined'],
      ['de-correction', 'correcting'],
    ] as const;
    for (const language of ['de', 'fi', 'fr']) {
      it(`in ${language}: searching, with mistakes, and what is decided`, async () => {
        await checkout.chooseLanguage(language);
        await checkout.openMethod();
        await checkout.send();
        await expectLook(`${language}-mistakes`, ['light']);
        for (const [company, state] of ends) {
          await checkout.tryCompany(company);
          await checkout.send();
          await checkout.seeState(state);
          await expectLook(`${language}-${state}`, ['light']);
        }
      });
    }
  });
}
