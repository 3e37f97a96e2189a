import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { countryCodes } from '../src/domain/country.js';
import { scenes } from '../test/e2e/scenes.js';
import { Stage } from '../test/e2e/stage.js';
import { build } from './build.js';

const folder = 'docs/screenshots';
const single = join(folder, 'tmp');
const columns = { 360: 5, 1280: 3 } as const;
const themes = ['light', 'dark'] as const;

interface Shot {
  readonly name: string;
  readonly image: Buffer;
}

/** Every state, in one width and one theme: each to a file of its own, and all of them on one board. */
async function shootStates(stage: Stage, width: 360 | 1280, theme: (typeof themes)[number]): Promise<void> {
  const shots: Shot[] = [];
  for (const { name, reach } of scenes) {
    const checkout = await stage.visit({ viewport: { width, height: 900 }, colorScheme: theme });
    await checkout.seeOffer();
    await reach(checkout);
    const path = join(single, `${name.replaceAll(' ', '-')}-${width}-${theme}.png`);
    const payment = checkout.page.getByRole('group', { name: 'Payment' });
    shots.push({ name, image: await payment.screenshot({ path, animations: 'disabled' }) });
    await checkout.close();
  }
  const board = await stage.blankPage({ width: columns[width] * (width === 360 ? 360 : 560) + 60, height: 900 });
  await layOut(board, shots, columns[width], theme);
  writeFileSync(join(folder, `states-${width}-${theme}.png`), await board.screenshot({ fullPage: true }));
  await board.context().close();
}

/** The filled-in form of each country, all on one board. */
async function shootCountries(stage: Stage, width: 360 | 1280): Promise<void> {
  const shots: Shot[] = [];
  for (const code of countryCodes) {
    const checkout = await stage.visit({ viewport: { width, height: 900 }, colorScheme: 'light' });
    await checkout.seeOffer();
    await checkout.tryCompany(`${code.toLowerCase()}-authorized`);
    await checkout.chooseInvoice();
    const payment = checkout.page.getByRole('group', { name: 'Payment' });
    shots.push({ name: code, image: await payment.screenshot({ animations: 'disabled' }) });
    await checkout.close();
  }
  const board = await stage.blankPage({ width: columns[width] * (width === 360 ? 360 : 560) + 60, height: 900 });
  await layOut(board, shots, columns[width], 'light');
  writeFileSync(join(folder, `countries-${width}.png`), await board.screenshot({ fullPage: true }));
  await board.context().close();
}

async function layOut(board: Page, shots: readonly Shot[], count: number, theme: string): Promise<void> {
  const cells = shots.map(
    ({ name, image }) =>
      `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${image.toString('base64')}"></figure>`,
  );
  const [page, text] = theme === 'dark' ? ['#101216', '#a5acb8'] : ['#f5f4f1', '#5b6270'];
  await board.setContent(`<!doctype html><style>
    body { margin: 24px; columns: ${count}; column-gap: 16px; background: ${page}; color: ${text}; font: 600 13px sans-serif }
    figure { margin: 0 0 24px; break-inside: avoid } figcaption { margin-bottom: 6px } img { max-width: 100%; display: block }
  </style>${cells.join('')}`);
}

/** The picture in the README: a filled-in form in the shop. */
async function shootCheckout(stage: Stage): Promise<void> {
  const checkout = await stage.visit({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  await checkout.seeOffer();
  await checkout.tryCompany('de-authorized');
  await checkout.chooseInvoice();
  await checkout.page.evaluate(() => window.scrollTo(0, 0));
  await checkout.page.screenshot({ path: join(folder, 'checkout.png'), animations: 'disabled', fullPage: true });
  await checkout.close();
}

/** With a ledger of its own: what one round has taken up of a company's limit must not change the next one. */
async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await Stage.open();
  await work(stage).finally(() => stage.close());
}

rmSync(single, { recursive: true, force: true });
mkdirSync(single, { recursive: true });
await build();
await onStage(shootCheckout);
for (const width of [360, 1280] as const) {
  await onStage((stage) => shootCountries(stage, width));
  for (const theme of themes) await onStage((stage) => shootStates(stage, width, theme));
}
console.log(`Written to ${folder}: checkout.png and boards of states and countries; single states in ${single}.`);
