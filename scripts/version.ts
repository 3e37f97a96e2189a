import { readFileSync } from 'node:fs';

/** The one version of everything in this repository. */
export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
