import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const impure = [
  { name: 'process', message: 'Core and catalog do not see the process.' },
  { name: 'console', message: 'Results are returned, not printed.' },
  { name: 'fetch', message: 'Only edges touch the network.' },
];

export default defineConfig(
  globalIgnores(['lib/', 'node_modules/', 'coverage/', 'tmp/', '.cache/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 8],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      // Ports are promises even where a fake has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/catalog/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument (Clock).' },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time comes in as an argument (Clock).' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      // chai's assertions are expressions.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/practice-org/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] },
  }
);
