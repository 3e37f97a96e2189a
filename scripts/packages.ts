import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as runVite } from 'vite';
import { packageBuild } from '../vite.config.js';
import { importedLibraries } from './imported-libraries.js';
import { complaintOf } from './node-program.js';
import { elementPackage, packagePlans, type PackagePlan } from './package-plans.js';

const declarations = 'node_modules/.cache/declarations';
const elementManifest = 'custom-elements.json';

interface RootManifest {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Builds the packages that the release publishes. */
export async function buildPackages(): Promise<void> {
  const described = describeSource();
  // One after the other: they share what the bundler keeps in memory, and its warnings stay in order.
  for (const plan of packagePlans) await runVite(packageBuild(plan));
  await described;
  const root = JSON.parse(await readFile('package.json', 'utf8')) as RootManifest;
  for (const plan of packagePlans) await completePackage(plan, root);
  await cp(join(declarations, elementManifest), join(elementPackage.folder, elementManifest));
}

/** Declarations, all at once because both packages carry some of the same, and the element's manifest. */
async function describeSource(): Promise<void> {
  await rm(declarations, { recursive: true, force: true });
  await mkdir(declarations, { recursive: true });
  await Promise.all([
    runTool('typescript/bin/tsc', ['-p', 'tsconfig.declarations.json', '--outDir', declarations]),
    runTool('@custom-elements-manifest/analyzer/cem.js', ['analyze', '--quiet', '--outdir', declarations]),
  ]);
}

async function completePackage(plan: PackagePlan, root: RootManifest): Promise<void> {
  for (const room of plan.rooms) await cp(join(declarations, room), join(plan.folder, room), { recursive: true });
  for (const [from, to] of Object.entries(plan.files)) await cp(from, join(plan.folder, to), { recursive: true });
  for (const file of ['README.md', 'LICENSE']) if (existsSync(file)) await cp(file, join(plan.folder, file));
  const manifest = describePackage(plan, root, await importedLibraries(plan.folder));
  await writeFile(join(plan.folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

function describePackage(plan: PackagePlan, root: RootManifest, libraries: readonly string[]): object {
  const entry = (file: string): object => ({ types: `./${file}.d.ts`, default: `./${file}.js` });
  const entries = Object.entries(plan.entries).map(([name, file]) => [name, entry(file)] as const);
  const leftOut = plan.leavesOut.map((file) => [`./${file}`, null] as const);
  const isElement = plan === elementPackage;
  const files = ['package.json', ...(isElement ? [elementManifest] : [])].map(
    (file) => [`./${file}`, `./${file}`] as const,
  );
  const commands = Object.entries(plan.commands).map(([name, file]) => [name, `./${file}.js`] as const);
  return {
    name: plan.name,
    version: root.version,
    description: plan.description,
    keywords: plan.keywords,
    license: root.license,
    type: 'module',
    ...(plan.platform === 'node' ? { engines: root.engines } : {}),
    exports: Object.fromEntries<object | string | null>([...entries, ...leftOut, ...files]),
    ...(commands.length > 0 ? { bin: Object.fromEntries(commands) } : {}),
    sideEffects: plan.sideEffects,
    ...(isElement ? { customElements: elementManifest } : {}),
    dependencies: Object.fromEntries(libraries.map((library) => [library, acceptedVersions(library, root)])),
  };
}

/** A newer fix of a library may come with the shop; a newer major may not. */
function acceptedVersions(library: string, { dependencies }: RootManifest): string {
  const version = dependencies[library];
  if (!version) throw new Error(`${library} is imported by what we publish, but is not among our dependencies.`);
  return `^${version}`;
}

async function runTool(program: string, args: readonly string[]): Promise<void> {
  const complaint = await complaintOf([join('node_modules', program), ...args]);
  if (complaint) throw new Error(complaint);
}
