import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/** Every TypeScript block of the documentation, with the line where it begins. */
function blocksIn(file: string): readonly { readonly name: string; readonly code: string }[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```/gmsu)].map(({ 1: code = '', index }) => ({
    name: `${file}:${text.slice(0, index).split('\n').length}.ts`,
    code,
  }));
}

const files = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))].filter((name) =>
  name.endsWith('.md'),
);
const blocks = files.flatMap(blocksIn);

/** What the compiler complains of, with the package's entries in place of what npm would install. */
function complaintsOf(codes: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    skipLibCheck: true,
    baseUrl: resolve('.'),
    paths: { 'billie-invoice/merchant': ['src/merchant/index.ts'], 'billie-invoice/domain': ['src/domain/index.ts'] },
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => codes.has(name) || disk.fileExists(name),
    readFile: (name) => codes.get(name) ?? disk.readFile(name),
    getSourceFile: (name, ...more) => {
      const code = codes.get(name);
      return code === undefined
        ? disk.getSourceFile(name, ...more)
        : ts.createSourceFile(name, code, ts.ScriptTarget.ES2022);
    },
  };
  const program = ts.createProgram([...codes.keys()], options, host);
  return [...codes.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}

describe('The code in the documentation', function () {
  this.timeout(60_000);

  it('is what it says: every TypeScript block compiles', () => {
    expect(blocks).not.to.have.length(0);
    expect(complaintsOf(new Map(blocks.map(({ name, code }) => [resolve(name), code])))).to.deep.equal([]);
  });

  it('would not compile if it were wrong', () => {
    const wrong = `import { signBasket } from 'billie-invoice/merchant';\nawait signBasket({ amount: '249' }, 7);\n`;
    expect(complaintsOf(new Map([[resolve('docs/wrong.ts'), `${wrong}export {};`]]))).not.to.have.length(0);
  });
});
