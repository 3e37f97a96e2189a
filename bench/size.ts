import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Manifest, type Rolldown } from 'vite';
import { sdkBuild, sdkFolder } from '../vite.config.js';

/*
 * What a buyer downloads, compressed as the network does it, against its limit and against Lit alone. Each file counts by itself, as each
 * is a response of its own. Files are found in the build's own manifest, so a part that is not there is an error, not zero bytes.
 */

interface Weight {
  readonly brotli: number;
  readonly gzip: number;
  readonly files: number;
}

const kibibyte = 1024;
const manifest = JSON.parse(readFileSync(join(sdkFolder, 'manifest.json'), 'utf8')) as Manifest;

const entry = 'src/widget/define.ts';
const form = 'src/widget/form-session.ts';
const answers = 'src/widget/answer-chunk.ts';
const search = 'src/widget/search/company-search.ts';
const attempts = 'src/widget/attempt-session.ts';
const phone = Object.keys(manifest).find((part) => part.endsWith('domain/phone.ts'));
const openForm = (country: string, language: string): readonly string[] => [
  entry,
  form,
  `src/domain/countries/${country}.ts`,
  `src/widget/locales/${language}.ts`,
];

const measured: readonly (readonly [what: string, weight: Weight, limit?: number])[] = [
  ['Lit alone', weigh(await bundleLit())],
  ['first load', weighParts([entry]), 8 * kibibyte],
  ['open form, DE in English', weighParts(openForm('de', 'en')), 18 * kibibyte],
  ['open form, NO in English', weighParts(openForm('no', 'en')), 18 * kibibyte],
  ['and where one searches', weighParts([search], openForm('no', 'en'))],
  ['and while typing: checks', weighParts([answers, 'src/widget/locales/answers/en.ts'], openForm('de', 'en'))],
  ['and before the decision', weighParts([attempts], [...openForm('de', 'en'), answers])],
  ...(phone ? [['and on focus: phone', weighParts([phone], openForm('de', 'en')), 17 * kibibyte] as const] : []),
];

function weighParts(parts: readonly string[], known: readonly string[] = []): Weight {
  const already = new Set(known.flatMap(filesOf));
  const files = [...new Set(parts.flatMap(filesOf))].filter((file) => !already.has(file));
  return weigh(files.map((file) => readFileSync(join(sdkFolder, file))));
}

/** A part's file and those it cannot run without. */
function filesOf(part: string): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    // What is shared by several parts goes by its file.
    const chunk = manifest[name] ?? manifest[`_${basename(name, '.ts')}.js`];
    if (!chunk) throw new Error(`The build has no ${name}. Has it moved?`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  visit(part);
  return [...found];
}

function weigh(contents: readonly Uint8Array[]): Weight {
  const sum = (compress: (content: Uint8Array) => Uint8Array): number =>
    contents.reduce((total, content) => total + compress(content).byteLength, 0);
  return {
    brotli: sum((content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })),
    gzip: sum((content) => gzipSync(content, { level: 9 })),
    files: contents.length,
  };
}

/** LitElement, html and css by the same build: what no widget of this kind can go below. */
async function bundleLit(): Promise<Uint8Array[]> {
  const source = {
    name: 'lit-alone',
    resolveId: (id: string) => (id.endsWith('lit-alone') ? 'lit-alone' : undefined),
    load: (id: string) => (id === 'lit-alone' ? `export { LitElement, html, css } from 'lit';` : undefined),
  };
  const outputs = await build({
    ...sdkBuild,
    plugins: [source],
    build: {
      ...sdkBuild.build,
      write: false,
      sourcemap: false,
      manifest: false,
      lib: { entry: 'lit-alone', formats: ['es'] },
    },
  });
  const [{ output }] = outputs as [Rolldown.RolldownOutput];
  return output.flatMap((file) => (file.type === 'chunk' ? [Buffer.from(file.code)] : []));
}

const columns = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(9))).join('');
console.log(columns(['bytes', 'files', 'brotli', 'gzip', 'limit', 'of limit', 'of Lit']));
const floor = measured[0]?.[1].brotli ?? NaN;
let isOver = false;
for (const [what, { brotli, gzip, files }, limit] of measured) {
  isOver ||= limit !== undefined && brotli > limit;
  const ratio = limit === undefined ? '' : `${((100 * brotli) / limit).toFixed(0)} %`;
  console.log(
    columns([what, `${files}`, `${brotli}`, `${gzip}`, `${limit ?? ''}`, ratio, (brotli / floor).toFixed(2)]),
  );
}
if (isOver) console.error('A limit (brotli) is exceeded.');
process.exitCode = isOver ? 1 : 0;
