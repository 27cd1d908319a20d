import { join } from 'node:path';
import { build } from './installation.ts';
import { installation, PROFILES, STAGE_NAMES, STAGES } from './stages.ts';

/** `npm run infra:synth`: Terraform for both installations in both profiles, under cdktf/cdktf.out/<stage>.<profile>. */
const outdir = process.argv[2] ?? join(import.meta.dirname, 'cdktf.out');
for (const stage of STAGE_NAMES) {
  for (const profile of PROFILES) {
    const since = performance.now();
    const folder = `${stage}.${profile}`;
    build(installation(stage, profile), join(outdir, folder)).synth();
    const chosen = STAGES[stage].profile === profile ? ' (what stages.ts chooses)' : '';
    console.log(`${folder.padEnd(20)} ${String(Math.round(performance.now() - since)).padStart(5)} ms${chosen}`);
  }
}
