import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const CORE = [
  '**/libs/analysis-core/src/**/*.ts',
  '**/libs/errors/src/**/*.ts',
  '**/libs/metrics/src/**/*.ts',
];
const SPECS = ['**/*.spec.ts', '**/src/testing/**/*.ts'];

/**
 * The dependency rule of docs/architecture.md. Every tag value has a line: a value without one would
 * be unconstrained. `type:testing` may be imported by specs alone, so it is added to each line there.
 */
const TYPES = {
  core: ['type:core'],
  contract: ['type:core'],
  platform: ['type:core'],
  transport: ['type:core'],
  usecase: ['type:core'],
  adapter: ['type:core', 'type:contract', 'type:transport'],
  wiring: ['type:core', 'type:usecase', 'type:adapter'],
  app: [
    'type:core',
    'type:contract',
    'type:platform',
    'type:transport',
    'type:usecase',
    'type:adapter',
    'type:wiring',
  ],
  testing: ['type:core'],
  e2e: ['type:core', 'type:contract', 'type:usecase', 'type:wiring', 'type:testing'],
};
const SCOPES = {
  shared: ['scope:shared'],
  gateway: ['scope:gateway', 'scope:shared'],
  worker: ['scope:worker', 'scope:shared'],
  exporter: ['scope:exporter', 'scope:shared'],
  e2e: ['scope:shared'],
};
const NEST = ['@nestjs/*', '@willsoto/*'];

const boundaries = (mayImportTesting) => [
  'error',
  {
    enforceBuildableLibDependency: true,
    allow: [],
    depConstraints: [
      ...Object.entries(TYPES).map(([type, allowed]) => ({
        sourceTag: `type:${type}`,
        onlyDependOnLibsWithTags: mayImportTesting ? [...allowed, 'type:testing'] : allowed,
        ...(type === 'app' ? {} : { bannedExternalImports: NEST }),
      })),
      ...Object.entries(SCOPES).map(([scope, allowed]) => ({
        sourceTag: `scope:${scope}`,
        onlyDependOnLibsWithTags: allowed,
      })),
      ...(mayImportTesting
        ? []
        : [{ sourceTag: 'type:core', allowedExternalImports: ['@solana/addresses'] }]),
    ],
  },
];

const PURE = 'The core is pure: take time, randomness and I/O as arguments.';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.js', '**/*.mjs', '**/lint-fixtures/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(false),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 80, skipComments: true, skipBlankLines: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/libs/*/src/**/*.ts', '**/apps/*/src/**/*.ts'],
    ignores: ['**/libs/settings/src/**', '**/*.spec.ts', '**/libs/local-cluster/src/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only libs/settings reads the environment.' },
      ],
    },
  },
  {
    files: CORE,
    ignores: SPECS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:.*|fs|path|crypto|http|https|net|os|child_process|worker_threads)$',
              message: PURE,
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'fetch',
          'process',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'performance',
          'crypto',
          'Buffer',
        ].map((name) => ({ name, message: PURE })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: PURE },
        { object: 'Math', property: 'random', message: PURE },
        { object: 'process', property: 'env', message: PURE },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: PURE },
      ],
    },
  },
  {
    files: SPECS,
    rules: {
      '@nx/enforce-module-boundaries': boundaries(true),
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
