import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { inRoot } from '../paths.mts';
import { runTool } from '../run-tool.mts';

/** For every rule of `.dependency-cruiser.cjs` one import that it must refuse: from, to. */
const planted: Record<string, [from: string, to: string]> = {
  'no-missing': ['backend/src/platform/a.ts', 'backend/src/platform/nowhere.ts'],
  'kernel-stands-alone': ['backend/src/kernel/a.ts', 'backend/src/platform/target.ts'],
  'platform-knows-no-business': ['backend/src/platform/b.ts', 'backend/src/modules/one/index.ts'],
  'modules-do-not-know-processes': ['backend/src/modules/one/application/a.ts', 'backend/src/api/target.ts'],
  'domain-is-plain-typescript': ['backend/src/modules/one/domain/a.ts', 'rxjs'],
  'domain-knows-only-domain-and-kernel': ['backend/src/modules/one/domain/b.ts', 'backend/src/platform/target.ts'],
  'application-knows-no-transport-or-storage': [
    'backend/src/modules/one/application/b.ts',
    'backend/src/modules/one/persistence/target.ts',
  ],
  'persistence-knows-no-transport': [
    'backend/src/modules/one/persistence/a.ts',
    'backend/src/modules/one/http/target.ts',
  ],
  'http-and-jobs-reach-storage-through-application': [
    'backend/src/modules/one/http/a.ts',
    'backend/src/modules/one/persistence/target.ts',
  ],
  'http-and-jobs-are-strangers': ['backend/src/modules/one/jobs/a.ts', 'backend/src/modules/one/http/target.ts'],
  'other-modules-by-the-front-door': [
    'backend/src/modules/one/application/c.ts',
    'backend/src/modules/two/application/target.ts',
  ],
  'worker-serves-no-http': ['backend/src/worker/a.ts', 'backend/src/modules/one/http/target.ts'],
  'api-runs-no-jobs': ['backend/src/api/a.ts', 'backend/src/modules/one/jobs/target.ts'],
  'sandbox-stands-alone': ['backend/src/sandbox/a.ts', 'backend/src/platform/target.ts'],
  'nobody-imports-the-sandbox': ['backend/src/api/b.ts', 'backend/src/sandbox/target.ts'],
  'nobody-imports-the-launcher': ['backend/src/api/c.ts', 'backend/src/local/target.ts'],
  'launcher-starts-programs-from-outside': ['backend/src/local/a.ts', 'backend/src/platform/target.ts'],
  'backend-never-imports-migrations': ['backend/src/platform/c.ts', 'database/target.ts'],
  'apps-share-only-the-contract': ['storefront/src/app/a.ts', 'backend/src/kernel/target.ts'],
  'apps-are-strangers': ['admin/src/app/a.ts', 'storefront/src/ui/target.ts'],
  'storefront-features-are-strangers': ['storefront/src/features/one/a.ts', 'storefront/src/features/two/target.ts'],
  'storefront-ui-knows-no-features': ['storefront/src/ui/a.ts', 'storefront/src/features/two/target.ts'],
  'cdktf-stands-alone': ['cdktf/a.ts', 'backend/src/kernel/target.ts'],
};

interface Cruise {
  summary: { violations: { rule: { name: string } }[] };
}

/** Plants the imports in an empty copy of the house and names every rule that looked away. */
export async function silentRules(): Promise<string[]> {
  const house = mkdtempSync(join(tmpdir(), 'tiketi-rules-'));
  try {
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), text);
    };
    write('package.json', '{ "dependencies": { "rxjs": "*" } }');
    cpSync(inRoot('backend/tsconfig.json'), join(house, 'backend/tsconfig.json'), { recursive: true });
    write('node_modules/rxjs/package.json', '{ "name": "rxjs", "main": "index.js" }');
    write('node_modules/rxjs/index.js', '');
    write('backend/src/platform/round.ts', "import './trip';\nexport {};\n");
    write('backend/src/platform/trip.ts', "import './round';\nexport {};\n");
    for (const [from, to] of Object.values(planted)) {
      if (!to.includes('/')) write(from, `import '${to}';\n`);
      else {
        if (!to.includes('nowhere')) write(to, 'export {};\n');
        write(
          from,
          `import '${relative(dirname(from), to)
            .replace(/^(?!\.)/, './')
            .replace(/\.ts$/, '')}';\n`,
        );
      }
    }
    const config = inRoot('.dependency-cruiser.cjs');
    const folders = ['backend', 'database', 'storefront', 'admin', 'cdktf'];
    const { output } = await runTool('depcruise', ['--config', config, '--output-type', 'json', ...folders], {
      cwd: house,
    });
    const fired = new Set((JSON.parse(output) as Cruise).summary.violations.map(({ rule }) => rule.name));
    const rules = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };
    return rules.forbidden.map(({ name }) => name).filter((name) => !fired.has(name));
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const silent = await silentRules();
  console.log(
    silent.length === 0 ? 'Every rule fires on a planted import.' : `Rules that did not fire: ${silent.join(', ')}`,
  );
  process.exitCode = silent.length === 0 ? 0 : 1;
}
