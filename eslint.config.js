import js from '@eslint/js';
import lwc from '@lwc/eslint-plugin-lwc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const COMPONENTS = ['force-app/**/lwc/**/*.ts', 'local-org/src/ui/{shell,modules}/**/*.ts'];
/** Readers of the parse trees, whose declarations promise nodes that may be missing. */
const TREE_READERS = [
  'local-org/src/apex/syntax/**/*.ts',
  'local-org/src/soql/tree.ts',
  'scripts/contract/apex-source.ts',
];
const TESTS = ['**/*.test.ts', 'test/**/*.ts', 'local-org/test/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'build/',
      'coverage/',
      '**/.local-org/',
      '**/*.generated.*',
      'local-org/test/**/*.js',
      '**/generated/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'tsconfig.test.json',
          'tsconfig.scripts.json',
          'local-org/tsconfig.json',
          'local-org/src/ui/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['types/**/*.d.ts'],
    // A reference to a module that declares types globally has no other form.
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: COMPONENTS,
    ignores: TESTS,
    plugins: { '@lwc/lwc': lwc },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@lwc/lwc/consistent-component-name': 'error',
      '@lwc/lwc/no-api-reassignments': 'error',
      '@lwc/lwc/no-attributes-during-construction': 'error',
      '@lwc/lwc/no-deprecated': 'error',
      '@lwc/lwc/no-disallowed-lwc-imports': 'error',
      '@lwc/lwc/no-document-query': 'error',
      '@lwc/lwc/no-inner-html': 'error',
      '@lwc/lwc/no-leading-uppercase-api-name': 'error',
      '@lwc/lwc/no-leaky-event-listeners': 'error',
      '@lwc/lwc/no-template-children': 'error',
      '@lwc/lwc/no-unexpected-wire-adapter-usages': [
        'error',
        { adapters: [{ module: 'lightning/uiRecordApi', identifier: 'getRecord' }] },
      ],
      '@lwc/lwc/valid-api': 'error',
      '@lwc/lwc/valid-track': 'error',
      '@lwc/lwc/valid-wire': 'error',
      'no-console': 'error',
    },
  },
  {
    files: TREE_READERS,
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    files: TESTS,
    rules: {
      // A test that meets nothing where it expects something may fail in whatever way.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // node:test returns promises that the runner awaits itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
      // Mocks are passed around as values; they do not use `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
