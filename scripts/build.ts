import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build as runVite } from 'vite';
import { demoBuild, sdkBuild, sdkFolder } from '../vite.config.js';
import { writeIntegrity } from './integrity.js';
import { buildPackages } from './packages.js';

/** What can be built by itself. */
export type Part = 'sdk' | 'demo' | 'packages';

const builders: Readonly<Record<Part, () => Promise<void>>> = {
  /** The script-tag files, into dist/sdk/{version}. */
  sdk: async () => {
    await rm('dist/sdk', { recursive: true, force: true });
    await runVite(sdkBuild);
    writeIntegrity(sdkFolder);
  },
  /** The demo pages, into dist/demo. */
  demo: async () => {
    await runVite(demoBuild);
  },
  /** What the release publishes, into dist/packages. */
  packages: buildPackages,
};

/** Builds some parts from scratch; without a wish those that the demo and the end-to-end tests run on. */
export async function build(parts: readonly Part[] = ['sdk', 'demo']): Promise<void> {
  for (const part of parts) await builders[part]();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = Object.keys(builders) as Part[];
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((part) => !all.includes(part as Part));
  if (unknown) throw new Error(`There is no part "${unknown}". There are: ${all.join(', ')}.`);
  if (wanted.length === 0) await rm('dist', { recursive: true, force: true });
  await build(wanted.length > 0 ? (wanted as Part[]) : all);
}
