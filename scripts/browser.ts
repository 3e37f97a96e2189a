import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/** A Chromium and what it needs to be started with. */
export interface Browser {
  readonly executablePath: string;
  /** The whole environment for its process. */
  readonly env: Record<string, string>;
  readonly args: readonly string[];
}

// No sandbox: root and most containers cannot have one, and we only ever open our own pages.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const programs = process.env['ProgramFiles'] ?? 'C:\\Program Files';
const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    join(programs, 'Google/Chrome/Application/chrome.exe'),
    join(`${programs} (x86)`, 'Google/Chrome/Application/chrome.exe'),
    join(`${programs} (x86)`, 'Microsoft/Edge/Application/msedge.exe'),
  ],
};

/**
 * The Chromium that tests run in: the one named by CHROME_PATH, an installed one, or (Linux on x64) the one packed in node_modules.
 * Throws with advice when there is none.
 */
export function findBrowser(): Browser {
  const named = process.env['CHROME_PATH'] === '' ? undefined : process.env['CHROME_PATH'];
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, and there is no such file.`);
  const installed = named ?? places[process.platform]?.find((path) => existsSync(path));
  if (installed) return { executablePath: installed, env: environment({}), args };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser();
  throw new Error('No browser found to test in. Please install Chrome or Chromium, or name one by CHROME_PATH.');
}

function environment(more: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...process.env, ...more }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/**
 * The Chromium packed in node_modules, with nothing but its own fonts: pages look the same on every machine that has it (Linux on x64).
 * Nothing returned elsewhere.
 */
export function findPackedBrowser(): (Browser & { readonly version: string }) | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const browser = unpackBrowser();
  const folder = dirname(browser.executablePath);
  return {
    ...browser,
    env: { ...browser.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    version: folder.slice(folder.lastIndexOf('-') + 1),
  };
}

/** Unpacks the packed Chromium once per version. The folder gets its name only when it is whole, so several may try at the same time. */
function unpackBrowser(): Browser {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const packed = dirname(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const cache = join(root, 'node_modules', '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const fresh = mkdtempSync(`${folder}-`);
    chmodSync(fresh, 0o755);
    writeFileSync(join(fresh, 'chromium'), unpack(join(packed, 'bin/chromium.br')), { mode: 0o755 });
    // Some of the libraries and fonts that a bare system lacks.
    for (const archive of ['al2023', 'fonts']) {
      const { status, stderr } = spawnSync('tar', ['-x', '--no-same-owner', '-C', fresh], {
        input: unpack(join(packed, `bin/${archive}.tar.br`)),
      });
      if (status !== 0) throw new Error(`The packed Chromium could not be unpacked: ${String(stderr)}`);
    }
    writeFileSync(join(fresh, 'fonts.conf'), `<fontconfig><dir prefix="relative">fonts</dir></fontconfig>`);
    takeName(fresh, folder);
  }
  return startable(folder);
}

function unpack(file: string): Buffer {
  return brotliDecompressSync(readFileSync(file));
}

function takeName(fresh: string, folder: string): void {
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Lends its own libraries and fonts only to a system that has none: on any other, the system's are the better ones. */
function startable(folder: string): Browser {
  const executablePath = join(folder, 'chromium');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const libraries = {
    LD_LIBRARY_PATH: [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
  };
  const tries = [environment(fonts), environment({ ...fonts, ...libraries })];
  const env = tries.find(
    (candidate) => spawnSync(executablePath, ['--version', '--no-sandbox'], { env: candidate }).status === 0,
  );
  if (env) return { executablePath, env, args };
  const { stderr, error } = spawnSync(executablePath, ['--version', '--no-sandbox'], {
    env: tries[1],
    encoding: 'utf8',
  });
  throw new Error(
    `The packed Chromium does not start here (${error?.message ?? stderr.trim()}). Please install Chrome or Chromium.`,
  );
}
