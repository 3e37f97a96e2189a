import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { countReporter } from './scripts/browser-reporter.mjs';

const { findBrowser } = await tsImport('./scripts/browser.ts', import.meta.url);
const { version } = await tsImport('./scripts/version.ts', import.meta.url);
const { args, ...browser } = findBrowser();

/** Widget tests, and the pure tests a second time: what is pure must hold in a browser too. */
export default {
  files: ['domain', 'contract', 'machine', 'widget'].map((room) => `test/${room}/**/*.test.ts`),
  nodeResolve: true,
  concurrency: 2,
  browsers: [chromeLauncher({ launchOptions: { ...browser, args: [...args] } })],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
      define: { __VERSION__: JSON.stringify(version) },
    }),
    a11ySnapshotPlugin(),
  ],
  filterBrowserLogs: ({ args: [text] }) => !String(text).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY }), countReporter()],
};
