import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * The libraries that a built package needs: each that its code imports or resolves by name, and those whose types its declarations name.
 * Sorted.
 */
export async function importedLibraries(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /^(?!sdk\b).*\.(?:js|d\.ts)$/u.test(file));
  const libraries = new Set<string>();
  for (const file of code) {
    const text = await readFile(join(folder, file), 'utf8');
    for (const specifier of specifiersIn(text)) {
      const library = libraryOf(specifier);
      if (library) libraries.add(library);
    }
  }
  return [...libraries].sort();
}

function specifiersIn(text: string): string[] {
  const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const resolved = [...text.matchAll(/createRequire\(import\.meta\.url\)\.resolve\(["']([^"']+)["']\)/gu)].map(
    ([, name = '']) => name,
  );
  return [...imported, ...resolved];
}

/** `lit/directives/live.js` is part of `lit`, `@hono/node-server/x` of `@hono/node-server`. */
function libraryOf(specifier: string): string | undefined {
  if (/^[./]/u.test(specifier) || isBuiltin(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
