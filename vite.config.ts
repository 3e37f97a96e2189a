import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import minifyTemplates from 'rollup-plugin-minify-template-literals';
import { minify } from 'terser';
import { defineConfig, type InlineConfig, type PluginOption } from 'vite';
import type { PackagePlan } from './scripts/package-plans.js';
import { version } from './scripts/version.js';

const shared = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  define: { __VERSION__: JSON.stringify(version) },
} as const satisfies InlineConfig;

// Lit's own templates are small already. A template that cannot be parsed stops the build: it would be shipped as it is.
const minifiedTemplates = minifyTemplates({ exclude: '**/node_modules/**', failOnError: true }) as PluginOption;

/** What the bundler leaves to be done: parts that can be asked for again (`src/widget/second-try.ts`), and two per cent of bytes. */
const finishedChunks: PluginOption = {
  name: 'finished-chunks',
  async generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const source = file.code.replaceAll(
        /\bimport\((["'`])([^"'`]+)\1\)/g,
        'import(`$2${globalThis.billieInvoiceTry??""}`)',
      );
      const { code = source, map } = await minify(source, {
        module: true,
        compress: { passes: 3, ecma: 2020, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
        ...(file.map && { sourceMap: { content: JSON.stringify(file.map), asObject: true } }),
      });
      file.code = code;
      const mapFile = bundle[`${file.fileName}.map`];
      if (mapFile?.type === 'asset') mapFile.source = JSON.stringify(map);
    }
  },
};

/** Where the script-tag files are: the version is part of their address, so that they may be kept for ever. */
export const sdkFolder = `dist/sdk/${version}`;

/** What comes when. Each brings what it needs and what has not come before, so that nothing they share is a download of its own. */
const arrivals = ['define', 'form-session'].map((part) => `src/widget/${part}.ts`);

/** The script-tag build: one entry, and chunks that are found relative to it wherever it is served from. */
export const sdkBuild: InlineConfig = {
  ...shared,
  plugins: [minifiedTemplates, finishedChunks],
  build: {
    outDir: sdkFolder,
    emptyOutDir: true,
    target: 'es2022',
    // As a library: without the preload helper of pages, chunks are plain relative imports.
    lib: { entry: { 'billie-invoice': 'src/widget/define.ts' }, formats: ['es'] },
    // Beside each file, whose last line would tell every buyer where: developer tools are told by hand.
    sourcemap: 'hidden',
    manifest: 'manifest.json',
    rolldownOptions: {
      // Otherwise lit becomes a chunk of its own, and the first load two requests in a row.
      preserveEntrySignatures: 'allow-extension',
      // `build.minify` alone leaves the whitespace in.
      output: {
        format: 'es',
        minify: true,
        entryFileNames: '[name].js',
        // Without hashes: the version is in the path, and names are bytes too.
        codeSplitting: {
          groups: arrivals.map((module, index) => ({
            name: basename(module, '.ts'),
            test: (id) => id.endsWith(module),
            priority: arrivals.length - index,
          })),
        },
        chunkFileNames: ({ facadeModuleId, name }) => `${chunkFolder(facadeModuleId)}/${name}.js`,
      },
    },
  },
};

function chunkFolder(module: string | null | undefined): string {
  return module ? basename(dirname(module)) : 'widget';
}

/** The demo pages. The script tag of the widget is left alone: it comes from the backend, as it would for a merchant. */
export const demoBuild: InlineConfig = {
  ...shared,
  build: {
    outDir: 'dist/demo',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: ['index.html', ...filesIn('demo', '.html')] },
  },
};

/** A package for npm: file by file as in src/, so that a shop's own build keeps what it uses, and with every library left to be installed. */
export function packageBuild({ folder, rooms, leavesOut, platform }: PackagePlan): InlineConfig {
  const isLeftOut = (file: string): boolean => leavesOut.some((left) => file === join('src', `${left}.ts`));
  const files = rooms.flatMap((room) => filesIn(join('src', room), '.ts')).filter((file) => !isLeftOut(file));
  return {
    ...shared,
    plugins: platform === 'browser' ? [minifiedTemplates] : [],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      lib: { entry: files, formats: ['es'] },
      rolldownOptions: {
        external: (id) => !/^[./]/u.test(id) && !/^[A-Za-z]:[\\/]/u.test(id),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
  };
}

function filesIn(folder: string, ending: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith(ending)).map((file) => join(folder, file));
}

export default defineConfig(demoBuild);
