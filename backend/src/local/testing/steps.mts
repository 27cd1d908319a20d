import { join } from 'node:path';
import { buildChanged } from '../build.mts';
import { inRoot } from '../paths.mts';
import { runTool } from '../run-tool.mts';
import type { TestServers } from '../test-services.mts';
import { demoTemplate, startTestService } from '../test-services.mts';
import { findBrowser } from './browser.mts';
import { typeCheck } from './compiler.mts';
import { findPromtool } from './promtool.mts';
import { type Result, check, jestResult, namedResults, nothing, playwrightResult, tapResult } from './results.mts';

/** One line of `npm test`. */
export interface Step {
  /** Group a person names with `--only`, and what the line says. */
  group: string;
  title: string;
  /** Titles of steps that must be through (well or badly) before this one. */
  after?: string[];
  /** How many processors it keeps busy, by `npm test`'s own table: its processor time by its time. 1 unless said. */
  share?: number;
  run(context: Context): Promise<Result>;
}

export interface Context {
  servers: () => Promise<TestServers>;
  /** Folder for reports. */
  reports: string;
  /** Only test files whose path holds one of these. */
  files: string[];
}

const node = process.execPath;

function tool(group: string, title: string, command: string[], more: Partial<Step> = {}): Step {
  const run = async (): Promise<Result> => {
    const [program = '', ...args] = command;
    const { code, output } = await runTool(program, args);
    return check(title, code, output);
  };
  return { group, title, run, ...more };
}

async function jest(
  config: string,
  title: string,
  context: Context,
  env: NodeJS.ProcessEnv,
  workers: string,
): Promise<Result> {
  const report = join(context.reports, `${title.replaceAll(' ', '-')}.json`);
  // A connection that a test left open because it failed must not keep the run from ending and saying so.
  const flags = [
    '--json',
    `--outputFile=${report}`,
    '--silent',
    '--passWithNoTests',
    '--forceExit',
    `--maxWorkers=${workers}`,
  ];
  const args = ['--experimental-vm-modules', '--no-warnings', inRoot('node_modules/jest/bin/jest.js'), '-c', config];
  const { code, output } = await runTool(node, [...args, ...flags, ...context.files], {
    env: { ...env, STAGE: 'test' },
  });
  return jestResult(report, title, code, output);
}

async function vitest(command: string[], title: string, context: Context, reportFlag: string): Promise<Result> {
  const report = join(context.reports, `${title.replaceAll(' ', '-')}.json`);
  const [program = '', ...args] = command;
  const { code, output } = await runTool(program, [...args, `${reportFlag}=${report}`]);
  return jestResult(report, title, code, output);
}

async function browser(context: Context): Promise<Result> {
  const title = 'browser';
  const report = join(context.reports, 'browser.json');
  const playwright = [inRoot('node_modules/@playwright/test/cli.js'), 'test', '--reporter=json'];
  const env: NodeJS.ProcessEnv = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  try {
    env['CHROME_PATH'] = await findBrowser();
  } catch (error) {
    return withoutBrowser(playwright, env, report, error instanceof Error ? error.message : '');
  }
  const service = await startTestService(await context.servers(), 'browser');
  try {
    const { code, output } = await runTool(node, [...playwright, '--pass-with-no-tests', ...context.files], {
      env: { ...env, ...service.env },
    });
    return playwrightResult(report, title, code, output);
  } finally {
    await service.stop();
  }
}

/** Tests that could not run have not passed: each of them counts as failed, with the one reason. */
async function withoutBrowser(
  playwright: string[],
  env: NodeJS.ProcessEnv,
  report: string,
  reason: string,
): Promise<Result> {
  const { output } = await runTool(node, [...playwright, '--list'], { env });
  const listed = playwrightResult(report, 'browser', 1, output);
  const failed = Math.max(1, listed.passed + listed.failed);
  return { ...nothing(), failed, failures: [{ name: 'browser', message: reason }] };
}

async function integration(context: Context): Promise<Result> {
  const servers = await context.servers();
  const env = { ...servers.env, TEST_DEMO_TEMPLATE: await demoTemplate(servers) };
  return jest('backend/test/integration/jest.config.cjs', 'integration', context, env, '1');
}

async function endToEnd(context: Context): Promise<Result> {
  const servers = await context.servers();
  const service = await startTestService(servers, 'e2e');
  try {
    return await jest('backend/test/e2e/jest.config.cjs', 'e2e', context, { ...servers.env, ...service.env }, '1');
  } finally {
    await service.stop();
  }
}

/** Servers of its own, because it breaks them: PostgreSQL, Redis, the network and the programs. */
async function faults(context: Context): Promise<Result> {
  const report = join(context.reports, 'faults.json');
  const { code, output } = await runTool(node, [inRoot('backend/test/faults/run.mts'), '--short', '--json', report]);
  return namedResults(report, 'faults', code, output);
}

/** A small on-sale on servers of its own, two api processes behind a balancer: what must hold is asked, speed is not. */
async function loadSmoke(context: Context): Promise<Result> {
  const report = join(context.reports, 'load.json');
  const { code, output } = await runTool(node, [inRoot('backend/test/load/run.mts'), 'smoke', '--json', report]);
  return namedResults(report, 'load smoke', code, output);
}

/** Tests of node:test: no build and no Jest. */
function tapStep(group: string, title: string, files: string, flags: string[] = []): Step {
  const run = async (): Promise<Result> => {
    const { code, output } = await runTool(node, ['--test', '--test-reporter=tap', ...flags, files]);
    return tapResult(title, code, output);
  };
  return { group, title, run };
}

const built = { after: ['build'] };

/** Everything `npm test` runs, long steps first so that two processors end together. */
export const steps: Step[] = [
  tool('types', 'contract types', ['npm', 'run', 'generate', '-w', 'storefront']),
  {
    // Writes the admin's API types: nobody reads them before.
    group: 'build',
    title: 'build',
    after: ['contract types'],
    run: async () => buildChanged().then(nothing),
  },
  {
    group: 'integration',
    title: 'integration',
    run: integration,
  },
  { group: 'browser', title: 'browser', ...built, share: 1.5, run: browser },
  { group: 'faults', title: 'faults', ...built, share: 0.5, run: faults },
  tool('lint', 'lint', ['eslint', '.', '--max-warnings', '0'], built),
  { group: 'e2e', title: 'e2e', ...built, run: endToEnd },
  { group: 'load', title: 'load smoke', ...built, run: loadSmoke },
  {
    group: 'unit',
    title: 'unit backend',
    run: (context) => jest('backend/jest.config.cjs', 'unit backend', context, {}, '1'),
  },
  {
    group: 'unit',
    title: 'unit storefront',
    after: ['contract types'],
    run: (context) =>
      vitest(
        ['npx', 'vitest', 'run', '--root', 'storefront', '--passWithNoTests', '--reporter=json', ...context.files],
        'unit storefront',
        context,
        '--outputFile',
      ),
  },
  {
    group: 'unit',
    title: 'unit admin',
    ...built,
    run: (context) =>
      vitest(
        ['npm', 'exec', '-w', 'admin', '--', 'ng', 'test', '--watch=false', '--reporters=json'],
        'unit admin',
        context,
        '--output-file',
      ),
  },
  // The back office itself, with its templates, is checked by its build.
  tool('types', 'types admin', typeCheck('admin/tsconfig.spec.json'), built),
  tool('types', 'types storefront', typeCheck('storefront'), { after: ['contract types'] }),
  tool('types', 'types backend', typeCheck('backend')),
  tool('types', 'types local', typeCheck('backend/src/local')),
  tool('types', 'types end to end', typeCheck('tsconfig.json')),
  tool('types', 'types database', typeCheck('database')),
  tool('types', 'types cdktf', typeCheck('cdktf')),
  // They only read what is synthesized: one process loads the provider once.
  tapStep('infra', 'infrastructure', 'cdktf/**/*.test.ts', ['--test-isolation=none']),
  tool('infra', 'terraform validate', [node, 'cdktf/validate.ts']),
  {
    group: 'infra',
    title: 'promtool',
    run: async () => {
      const env = { TIKETI_PROMTOOL: await findPromtool() };
      const { code, output } = await runTool(node, ['cdktf/monitoring/promtool.ts'], { env });
      return check('promtool', code, output);
    },
  },
  tool('format', 'format', ['prettier', '--check', '--log-level', 'warn', '.']),
  tool('architecture', 'architecture', ['npm', 'run', '--silent', 'architecture']),
  tool('architecture', 'architecture rules fire', [node, 'backend/src/local/testing/architecture.check.mts']),
  tool('unused', 'unused code', ['knip', '--no-progress'], { after: ['contract types'] }),
  tool('contract', 'contract is fresh', ['npm', 'run', '--silent', 'contract:check'], built),
  tool('containers', 'containers', [node, 'backend/src/local/testing/containers.check.mts']),
  tapStep('launcher', 'launcher', 'backend/src/local/**/*.test.mts'),
  tapStep('load', 'load harness', 'backend/test/load/*.test.mts'),
];
