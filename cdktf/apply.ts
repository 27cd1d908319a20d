import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, STACKS } from './installation.ts';
import { installation, STAGE_NAMES } from './stages.ts';

/**
 * node cdktf/apply.ts plan|apply --stage staging|production [--only dns]
 * Terraform over the stacks of one installation, in the order of installation.ts, with the profile stages.ts chooses.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { stage: { type: 'string' }, only: { type: 'string' } },
});
const [command] = positionals;
const name = STAGE_NAMES.find((one) => one === values.stage);
if (!name || (command !== 'plan' && command !== 'apply')) {
  console.error('Say: node cdktf/apply.ts plan|apply --stage staging|production [--only <stack>]');
  process.exit(2);
}

const stage = installation(name);
const out = join(import.meta.dirname, 'cdktf.out', `${name}.${stage.profile}`);
build(stage, out).synth();
// A plan takes no lock: the role that plans may not write, and a plan changes nothing.
const flags = command === 'plan' ? ['-lock=false'] : ['-auto-approve', '-lock-timeout=5m'];
for (const stack of STACKS.filter((one) => values.only === undefined || one === values.only)) {
  const folder = join(out, 'stacks', stack);
  for (const args of [
    ['init', '-input=false'],
    [command, '-input=false', ...flags],
  ]) {
    console.log(`\n${stack}: terraform ${args.join(' ')}`);
    const { status } = spawnSync('terraform', [`-chdir=${folder}`, ...args], { stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
}
