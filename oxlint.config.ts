import { defineConfig } from 'oxlint';

/** Where words for people go to the screen on purpose. */
const SCRIPTS = ['tools/**', 'demo/**', '**/*.bench.ts', 'e2e/**'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.contract.ts', '**/testing/**', 'e2e/**'];

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y', 'vitest'],
  options: { typeAware: true },
  categories: { correctness: 'error', suspicious: 'error' },
  env: { es2024: true, node: true, browser: true },
  ignorePatterns: ['**/dist/**', 'data/**', 'test-results/**', 'playwright-report/**'],
  rules: {
    // Promises that nobody waits for lose their failures.
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/await-thenable': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    // A follower of facts names those it acts on; `default` says the others are not its business.
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    eqeqeq: 'error',
    'no-console': 'error',
    'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    'no-var': 'error',
    'prefer-const': 'error',
    'object-shorthand': 'error',
    'no-param-reassign': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    // The JSX transform of React 17 and later needs no import.
    'react/react-in-jsx-scope': 'off',
    // Styles of stylesheets are imported for their effect.
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    // Casts are needed where rows, JSON and branded ids enter; review asks for their reason.
    'typescript/no-unsafe-type-assertion': 'off',
    // `query<Row>` says what a statement gives; there is no parameter to infer it from.
    'typescript/no-unnecessary-type-parameters': 'off',
    // Strict TypeScript finds the paths that forget to return.
    'typescript/consistent-return': 'off',
    // Fastify waits for handlers and turns their failures into answers.
    'oxc/no-async-endpoint-handlers': 'off',
    // Callbacks and promises meet in drivers and in `afterCommit`, each with its own care.
    'promise/no-callback-in-promise': 'off',
    'promise/always-return': 'off',
    // A small function beside its only caller reads better than one far away.
    'unicorn/consistent-function-scoping': 'off',
    // `sort` on a fresh array is what `toSorted` does, one copy cheaper.
    'unicorn/no-array-sort': 'off',
    'unicorn/no-new-array': 'off',
    'vitest/require-to-throw-message': 'off',
    // A command without a body is exactly an empty object.
    'typescript/no-generated-empty-object-type': 'off',
    // A role tells assistive technology what a styled element is; the native tag often cannot.
    'jsx-a11y/prefer-tag-over-role': 'off',
    // A loop that waits for one thing after the other is often the point: order, one connection.
    'no-await-in-loop': 'off',
    // Names in an inner scope may repeat: `tx`, `row`, `at` are words, not variables to track.
    'no-shadow': 'off',
  },
  overrides: [
    { files: SCRIPTS, rules: { 'no-console': 'off' } },
    {
      // Markup is long and flat; what is long and winding has a file of its own.
      files: ['agent-desktop/**/*.tsx', 'agent-desktop/**/use-*-words.ts', 'widget/**/*.tsx'],
      rules: { 'max-lines-per-function': ['error', { max: 110, skipComments: true }] },
    },
    {
      files: TESTS,
      rules: {
        'typescript/no-non-null-assertion': 'off',
        'vitest/no-conditional-tests': 'off',
        // Tests that walk through a table of roles or kinds expect something in either branch.
        'vitest/no-conditional-expect': 'off',
        // The second argument of `expect` is what a failure says.
        'vitest/valid-expect': ['error', { maxArgs: 2 }],
        'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*'] }],
        // A describe block is a chapter, not a function.
        'max-lines-per-function': 'off',
      },
    },
  ],
});
