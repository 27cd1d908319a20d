import { basename } from 'node:path';
import js from '@eslint/js';
import angular from 'angular-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Files are found by name, in every program: one way to write a name. */
const kebabCase = {
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      // Inline templates of Angular components arrive under made-up names.
      if (name.endsWith('.html') || /^\.?[a-z0-9]+([.-][a-z0-9]+)*$/.test(name)) return;
      context.report({ node, message: `Name this file in kebab-case: ${name}` });
    },
  }),
};

const time = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the injected Clock.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the injected Clock.',
  },
];
const environment = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Read AppConfig.' },
];
/** Names that end like these are sums of won, in any program. */
const sum = 'Identifier[name=/(amount|price|fee|won|refund|revenue|balance|total|discount|gross|payout|vat)s?$/i]';
const money = [
  {
    selector: 'CallExpression[callee.name="parseFloat"], CallExpression[callee.property.name=/^(parseFloat|toFixed)$/]',
    message: 'Money is an integer number of won; other numbers come validated or go out formatted.',
  },
  {
    selector: [
      `BinaryExpression[operator='/'] > ${sum}`,
      `BinaryExpression[operator='/'] > MemberExpression > ${sum}.property`,
      `BinaryExpression[operator='/'] > BinaryExpression ${sum}`,
      `AssignmentExpression[operator='/='] > ${sum}`,
      `BinaryExpression[operator='*']:has(Literal[raw=/[.]/]) ${sum}`,
      `CallExpression[callee.object.name='Math'][callee.property.name=/^(round|floor|ceil|trunc)$/] ${sum}`,
    ].join(', '),
    message: 'A division leaves fractions of a won: use shareOfWon of #kernel/won.',
  },
];

const tests = ['**/*.{spec,int-spec,e2e-spec,test}.{ts,tsx,mts}', 'backend/test/**', '{storefront,admin}/e2e/**'];
/** Rules that run React's compiler over a file, to say what it would refuse: all but the two of hooks themselves. */
const compilerRules = Object.keys(reactHooks.configs.flat.recommended.rules).filter(
  (name) => !['react-hooks/rules-of-hooks', 'react-hooks/exhaustive-deps'].includes(name),
);

/** They look into JSON of Terraform, which has no types. */
const terraformReaders = ['cdktf/testing/**', 'cdktf/synthesized.ts', 'cdktf/cost/bill.ts'];

export default defineConfig(
  globalIgnores([
    '**/dist/**',
    '**/.angular/**',
    '**/generated/**',
    'storefront/src/api/schema.d.ts',
    '.data/**',
    'cdktf/cdktf.out/**',
  ]),
  js.configs.recommended,
  {
    plugins: { house: { rules: { 'kebab-case': kebabCase } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'house/kebab-case': 'error',
      eqeqeq: 'error',
      // Control characters are exactly what checks of strange input look for.
      'no-control-regex': 'off',
    },
  },
  { files: ['**/*.{cjs,mjs,js}'], languageOptions: { globals: globals.node } },
  {
    // CloudFront calls the function by its name.
    files: ['cdktf/constructs/spa-routes.js'],
    rules: { 'no-unused-vars': ['error', { varsIgnorePattern: '^handler$' }] },
  },
  { files: ['{storefront,admin}/public/**/*.js'], languageOptions: { globals: globals.browser, sourceType: 'script' } },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'after', 'before'], package: 'node:test' },
          ],
        },
      ],
      // Rows and request fields are typed wider than what they hold; String() says what is meant.
      '@typescript-eslint/no-base-to-string': 'off',
      // The one way to import a CommonJS default with `verbatimModuleSyntax`.
      '@typescript-eslint/no-require-imports': ['error', { allowAsImport: true }],
      // Ports are implemented by fakes and by classes whose other twin does wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 6 }],
    },
  },
  {
    // Of the program at the root: searched from where they lie, the backend and the storefront would be loaded twice for them.
    files: ['{storefront,admin}/e2e/**/*.ts', 'backend/{bench,test}/**/*.mts'],
    languageOptions: { parserOptions: { projectService: false, project: 'tsconfig.json' } },
  },
  {
    files: ['backend/src/**/*.ts', 'database/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...time, ...environment, ...money] },
  },
  {
    // Where the clock, ids made of the time, the settings and whole-won arithmetic themselves live.
    files: ['backend/src/kernel/{clock,ids,won}.ts', 'backend/src/platform/config/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Other companies have their own clocks and settings.
    files: ['backend/src/sandbox/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['backend/src/sandbox/toss/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...money] },
  },
  {
    // Scripts: they are told by the environment which database they work on.
    files: ['database/*.ts', 'database/{seeds,invariants,audit}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...money] },
  },
  {
    // Classes of Nest: constructor types are needed at run time, so an import may look as if it were only a type.
    files: ['backend/src/**/*.ts', 'backend/test/**/*.ts', 'admin/src/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['storefront/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
    // What a hook returns is an object of functions, not of methods: none of them knows a `this`.
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // Neither components nor hooks are made here.
    files: ['storefront/{e2e,dev}/**', 'storefront/src/**/*.test.{ts,tsx}'],
    rules: Object.fromEntries(compilerRules.map((name) => [name, 'off'])),
  },
  {
    files: ['admin/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'tk', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'tk', style: 'camelCase' }],
    },
  },
  {
    files: ['admin/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    // Answers of supertest and Playwright are untyped by nature, and a spec may look at any number of cases.
    files: [...tests, ...terraformReaders],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Tests reject with whatever a library might reject with.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'no-restricted-syntax': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
);
