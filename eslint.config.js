import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import regexp from 'eslint-plugin-regexp';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const tests = ['test/**/*.ts'];
// What a tool loads under a fixed name may be JavaScript and have a default export.
const toolFiles = ['*.{js,mjs,cjs}', '*.config.ts', 'scripts/*.{mjs,cjs}'];

/** The house's own rules, each with its reason as the message. */
const houseRules = [
  ['ImportDeclaration[source.value=/^zod/] > ImportSpecifier[imported.name="z"]', "Write `import * as z from 'zod'`."],
  ['SwitchStatement > Identifier.discriminant[name=/country/i]', 'What differs by country stands in its pack.'],
  ['SwitchStatement > *.discriminant Identifier[name=/country/i]', 'What differs by country stands in its pack.'],
  ['TSEnumDeclaration', 'Use a union of literals: types must be erasable.'],
  ['TSModuleDeclaration[kind!="global"]', 'Use modules: types must be erasable.'],
].map(([selector, message]) => ({ selector, message }));

export default tseslint.config(
  { ignores: ['dist/', '.state/', 'coverage/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  regexp.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-syntax': ['error', ...houseRules],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Names that come from outside (environment, form fields) are written as strings.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // The opposite rule, no-non-null-assertion, is the one we keep.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Attackers choose what these patterns are run on.
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: ['src/widget/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
  },
  // What talks to a person: executables, and the widget to the developer of the page.
  {
    files: ['scripts/**', 'bench/**', 'demo/**', 'src/server/{cli,node}.ts', 'src/sandbox/main.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['src/widget/**'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
  {
    files: tests,
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      // `expect(value).to.be.true` is how chai reads; a missing value fails the test by itself.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/widget/**/*.ts'],
    rules: {
      // The types of @open-wc/testing ask for a default export that chai's types no longer have: its `expect` is untyped.
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: toolFiles,
    rules: { 'no-restricted-exports': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
