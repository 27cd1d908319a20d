import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, STACKS } from './installation.ts';
import { installation, PROFILES, STAGE_NAMES } from './stages.ts';

/**
 * `terraform validate` of every stack against the provider's real schema, without network and without AWS. The stacks become
 * modules of one configuration, so that the provider (600 MB) is started once.
 * Production as the roadmap wants it and staging at its cheapest together hold every kind of resource; `--all` takes all four.
 * Needs a terraform program and the provider unpacked in TIKETI_TERRAFORM_PLUGINS or one of the usual folders; says so when
 * either is missing, and is content.
 */
const PROVIDER = 'registry.terraform.io/hashicorp/aws/5.100.0';
const FOLDERS = [
  process.env['TIKETI_TERRAFORM_PLUGINS'] ?? '',
  '/opt/tf-plugins',
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
  join(process.env['HOME'] ?? '', '.terraform.d/plugins'),
];

const every = STAGE_NAMES.flatMap((stage) => PROFILES.map((profile) => installation(stage, profile)));
const chosen = process.argv.includes('--all')
  ? every
  : [installation('production', 'target'), installation('staging', 'budget')];

const plugins = FOLDERS.find((folder) => folder !== '' && existsSync(join(folder, PROVIDER)));
const version = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8' });
if (version.status !== 0 || plugins === undefined) {
  const missing = version.status !== 0 ? 'no terraform program' : `no unpacked provider ${PROVIDER}`;
  console.log(`terraform validate did not run: ${missing} on this machine.`);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'tiketi-terraform-'));
try {
  writeFileSync(
    join(folder, 'cli.tfrc'),
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(plugins)}\n  }\n}\n`,
  );
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(asModules(folder)));
  terraform('init', '-backend=false', '-input=false', '-no-color');
  const answer = JSON.parse(terraform('validate', '-json')) as {
    valid: boolean;
    diagnostics: {
      severity: string;
      summary: string;
      detail: string;
      address?: string;
      snippet?: { context?: string };
    }[];
  };
  const faults = answer.diagnostics.filter((one) => !/^(Backend configuration ignored)/.test(one.summary));
  for (const { severity, summary, detail, snippet } of faults) {
    console.log(`${severity}: ${summary} (${snippet?.context ?? ''})\n  ${detail}`);
  }
  if (!answer.valid) process.exitCode = 1;
  else console.log(`terraform validate: ${chosen.length * STACKS.length} stacks are valid.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes every stack into a folder of its own and names them all as modules, with a value for each variable. */
function asModules(into: string): unknown {
  const modules: Record<string, unknown> = {};
  for (const { name, profile } of chosen) {
    const out = join(into, `${name}.${profile}`);
    build(installation(name, profile), out).synth();
    for (const stack of readdirSync(join(out, 'stacks'))) {
      const file = join(out, 'stacks', stack, 'cdk.tf.json');
      const { variable = {} } = JSON.parse(readFileSync(file, 'utf8')) as { variable?: Record<string, unknown> };
      modules[`${name}-${profile}-${stack}`] = {
        source: `./${name}.${profile}/stacks/${stack}`,
        ...Object.fromEntries(Object.keys(variable).map((one) => [one, 'x'.repeat(32)])),
      };
    }
  }
  return { module: modules };
}

function terraform(...args: string[]): string {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const { status, stdout, stderr } = spawnSync('terraform', [`-chdir=${folder}`, ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      TF_CLI_CONFIG_FILE: join(folder, 'cli.tfrc'),
      CHECKPOINT_DISABLE: '1',
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  // `validate -json` tells its findings on standard output and ends with 1.
  if (status !== 0 && args[0] !== 'validate') {
    console.error(stdout, stderr);
    process.exit(1);
  }
  return stdout;
}
