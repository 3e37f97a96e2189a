import { expect } from 'chai';
import { readFileSync } from 'node:fs';

interface Locked {
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (file: string): string => readFileSync(file, 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };
const installed = Object.entries(packages).filter(([place]) => place !== '');

/** Library -> licence, as the rows of a chapter of docs/dependencies.md say. */
function rowsOf(...chapters: readonly string[]): ReadonlyMap<string, string> {
  const parts = read('docs/dependencies.md').split(/^## /mu);
  const told = chapters.map((title) => parts.find((part) => part.startsWith(title)) ?? expect.fail(title));
  const rows = told.flatMap((part) => part.split('\n').filter((line) => /^\| (?!-|Library )/u.test(line)));
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  return new Map(cells.map(([, library = '', licence = '']) => [library, licence]));
}

const shipped = rowsOf('What a buyer downloads', "What a shop's server installs");
const tools = rowsOf('What only we install');

/** A notice is all that they ask for. */
const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0', 'Unlicense'];
/** Fine for what is not passed on. */
const forTools = [...permissive, 'MPL-2.0', 'CC0-1.0', 'Python-2.0', '(MIT OR CC0-1.0)'];

describe('Dependencies', () => {
  it('are told with their reason, all of them and no others', () => {
    expect([...shipped.keys()].sort()).to.deep.equal(Object.keys(manifest.dependencies).sort());
    expect([...tools.keys()].sort()).to.deep.equal(Object.keys(manifest.devDependencies).sort());
  });

  it('have the licence that is told of them', () => {
    for (const [library, licence] of [...shipped, ...tools])
      expect(packages[`node_modules/${library}`]?.license, library).to.equal(licence);
  });

  it('bring nothing along whose licence asks for more than a notice, unless it is a tool', () => {
    const strange = installed.filter(([place, { license = '', dev }]) => {
      // Says "MIT" in its text only.
      if (place === 'node_modules/only') return false;
      return !(dev ? forTools : permissive).includes(license);
    });
    expect(strange.map(([place, { license }]) => `${place}: ${license}`)).to.deep.equal([]);
  });

  it('are of one exact version each, and what is installed is what was locked', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(range))).to.deep.equal([]);
    expect(installed.filter(([, { integrity }]) => !integrity).map(([place]) => place)).to.deep.equal([]);
    // An address in the lock would send everybody to the registry of whoever wrote it.
    expect(installed.filter(([, { resolved }]) => resolved).map(([place]) => place)).to.deep.equal([]);
  });
});
