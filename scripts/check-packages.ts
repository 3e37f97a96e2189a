import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { complaintOf } from './node-program.js';
import { packagePlans, type PackagePlan } from './package-plans.js';

/*
 * Installs each built package the way a shop would: a copy far away from this repository, beside it only the libraries that it declares.
 * Then every entry must load in Node (the element too: shops render on servers) and have types.
 */

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

async function checkPackage(plan: PackagePlan): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(plan.folder, 'package.json'), 'utf8')) as Manifest;
  const missing = ['README.md', 'LICENSE'].filter((file) => !existsSync(join(plan.folder, file)));
  const shop = await mkdtemp(join(tmpdir(), 'billie-invoice-shop-'));
  try {
    await install(plan, Object.keys(manifest.dependencies), shop);
    return [
      ...missing.map((file) => `has no ${file}`),
      ...(await lint(plan.folder, manifest)),
      await load(plan, shop),
      await compile(plan, shop),
    ].filter(Boolean);
  } finally {
    await rm(shop, { recursive: true });
  }
}

async function install(plan: PackagePlan, libraries: readonly string[], shop: string): Promise<void> {
  await cp(plan.folder, join(shop, 'node_modules', plan.name), { recursive: true });
  for (const library of [...libraries, ...typesOf(plan).map((name) => `@types/${name}`)]) {
    const place = join(shop, 'node_modules', library);
    await mkdir(dirname(place), { recursive: true });
    await symlink(resolve('node_modules', library), place, 'junction');
  }
  await writeFile(join(shop, 'package.json'), '{ "type": "module" }');
}

async function lint(folder: string, manifest: Manifest): Promise<string[]> {
  const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
  return messages.map((message) => formatMessage(message, manifest) ?? message.code);
}

/** An entry opens connections only when it is called, so having loaded all of them the process ends by itself. */
function load(plan: PackagePlan, shop: string): Promise<string> {
  const script = modulesOf(plan).map((module) => `await import('${module}');`);
  return complaintOf(['--input-type=module', '-e', script.join('\n')], { cwd: shop, timeout: 30_000 });
}

async function compile(plan: PackagePlan, shop: string): Promise<string> {
  const lines = modulesOf(plan).map((module, index) => `export * as entry${index} from '${module}';`);
  await writeFile(join(shop, 'shop.ts'), lines.join('\n'));
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
  return complaintOf([resolve('node_modules/typescript/bin/tsc'), ...flags, 'shop.ts'], { cwd: shop });
}

/** What a shop with a server has anyway. */
function typesOf({ platform }: PackagePlan): string[] {
  return platform === 'node' ? ['node'] : [];
}

/** One importable name for each entry; a `*` stands for a file that every package has. */
function modulesOf({ name, entries }: PackagePlan): string[] {
  const example: Readonly<Record<string, string>> = {
    './domain/*': './domain/eligibility',
    './contract/*': './contract/schemas',
  };
  return Object.keys(entries).map((entry) => join(name, example[entry] ?? entry).replaceAll('\\', '/'));
}

for (const plan of packagePlans) {
  const mistakes = await checkPackage(plan);
  for (const mistake of mistakes) console.error(`${plan.name}: ${mistake}`);
  if (mistakes.length > 0) process.exitCode = 1;
  else console.log(`${plan.name}: declares what it imports, loads and has types`);
}
