/**
 * Who may import whom: the table of docs/architecture.md, section 2. Rules match paths, so renaming a file escapes none.
 * Every rule is seen to fire in backend/src/local/testing/architecture.check.mts.
 */
const MODULE = '^backend/src/modules/([^/]+)';
const SPEC = '\\.(spec|test)\\.[a-z]+$';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one file, or need a third.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    rule(
      'no-missing',
      'An import that leads nowhere.',
      { pathNot: SPEC },
      { couldNotResolve: true, pathNot: '^(bun|virtual):' },
    ),

    rule(
      'kernel-stands-alone',
      'kernel/ holds words everybody uses; it uses nobody.',
      { path: '^backend/src/kernel/', pathNot: SPEC },
      {
        pathNot: ['^backend/src/kernel/', '^node:', '^(crypto|util)$'],
      },
    ),
    rule(
      'platform-knows-no-business',
      'platform/ is technology without tickets in it.',
      { path: '^backend/src/platform/' },
      {
        path: '^backend/src/(modules|api|worker)/',
      },
    ),
    rule(
      'modules-do-not-know-processes',
      'A module runs in any process.',
      { path: `${MODULE}/` },
      {
        path: '^backend/src/(api|worker)/',
      },
    ),

    rule(
      'domain-is-plain-typescript',
      'Rules of the business need no library.',
      { path: `${MODULE}/domain/`, pathNot: SPEC },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      },
    ),
    rule(
      'domain-knows-only-domain-and-kernel',
      'domain/ sees its own domain and kernel/.',
      { path: `${MODULE}/domain/`, pathNot: SPEC },
      {
        path: '^backend/src/',
        pathNot: ['^backend/src/kernel/', '^backend/src/modules/$1/domain/'],
      },
    ),
    rule(
      'application-knows-no-transport-or-storage',
      'Use cases speak to ports.',
      { path: `${MODULE}/application/`, pathNot: SPEC },
      {
        path: '^backend/src/modules/$1/(http|jobs|persistence)/',
      },
    ),
    rule(
      'persistence-knows-no-transport',
      'Storage does not know who asks.',
      { path: `${MODULE}/persistence/`, pathNot: SPEC },
      {
        path: '^backend/src/modules/$1/(http|jobs)/',
      },
    ),
    rule(
      'http-and-jobs-reach-storage-through-application',
      'A controller calls a use case.',
      { path: `${MODULE}/(http|jobs)/`, pathNot: SPEC },
      {
        path: '^backend/src/modules/$1/persistence/',
      },
    ),
    rule(
      'http-and-jobs-are-strangers',
      'They run in different processes.',
      { path: `${MODULE}/(http|jobs)/` },
      {
        path: '^backend/src/modules/$1/(http|jobs)/',
        pathNot: '^backend/src/modules/$1/$2/',
      },
    ),
    rule(
      'other-modules-by-the-front-door',
      "Another module's index.ts is all there is to see of it.",
      { path: `${MODULE}/` },
      {
        path: '^backend/src/modules/',
        pathNot: ['^backend/src/modules/$1/', '^backend/src/modules/[^/]+/index\\.ts$'],
      },
    ),

    rule(
      'worker-serves-no-http',
      'The worker takes jobs modules only; /health and /metrics are platform.',
      { path: '^backend/src/worker/', pathNot: SPEC },
      {
        path: '^backend/src/(api/|modules/[^/]+/(?!jobs/))',
        pathNot: '^backend/src/modules/[^/]+/[^/]+\\.ts$',
      },
    ),
    rule(
      'api-runs-no-jobs',
      'The api takes http modules only.',
      { path: '^backend/src/api/', pathNot: SPEC },
      {
        path: '^backend/src/(worker/|modules/[^/]+/(?!http/))',
        pathNot: '^backend/src/modules/[^/]+/[^/]+\\.ts$',
      },
    ),

    rule(
      'sandbox-stands-alone',
      'The sandbox is other companies: it shares kernel/ at most.',
      { path: '^backend/src/sandbox/' },
      {
        path: '^(backend/src/(?!sandbox/|kernel/)|database/|storefront/|admin/|cdktf/)',
      },
    ),
    rule(
      'nobody-imports-the-sandbox',
      'What we ship must not lean on a stand-in.',
      { path: '^(backend/src/(?!sandbox/)|database/)' },
      {
        path: '^backend/src/sandbox/',
      },
    ),
    rule(
      'nobody-imports-the-launcher',
      'local/ starts programs; they do not know it.',
      { path: '^(backend/src/(?!local/)|database/|storefront/|admin/)' },
      {
        path: '^backend/src/local/',
      },
    ),
    rule(
      'launcher-starts-programs-from-outside',
      'local/ runs built programs, it imports none.',
      { path: '^backend/src/local/' },
      {
        path: '^(backend/src/(?!local/)|database/|storefront/|admin/)',
      },
    ),

    rule(
      'backend-never-imports-migrations',
      'The schema is reached by SQL, not by import.',
      { path: '^backend/src/' },
      {
        path: '^(database|storefront|admin|cdktf)/',
      },
    ),
    rule(
      'apps-share-only-the-contract',
      'Web apps know the API by docs/api/openapi.json.',
      { path: '^(storefront|admin)/' },
      {
        path: '^(backend|database|cdktf)/',
      },
    ),
    rule(
      'apps-are-strangers',
      'Buyers and staff have one app each.',
      { path: '^(storefront|admin)/' },
      {
        path: '^(storefront|admin)/',
        pathNot: '^$1/',
      },
    ),
    rule(
      'storefront-features-are-strangers',
      'A feature uses api/, ui/ and lib/, never another feature.',
      { path: '^storefront/src/features/([^/]+)/' },
      {
        path: '^storefront/src/(features|app)/',
        pathNot: '^storefront/src/features/$1/',
      },
    ),
    rule(
      'storefront-ui-knows-no-features',
      'ui/, api/ and lib/ are used by features, not the other way round.',
      { path: '^storefront/src/(ui|api|lib)/' },
      {
        path: '^storefront/src/(features|app)/',
      },
    ),
    rule(
      'cdktf-stands-alone',
      'Infrastructure is described without our code.',
      { path: '^cdktf/' },
      {
        path: '^(backend|storefront|admin|database)/',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.angular)/' },
    tsConfig: { fileName: 'backend/tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
