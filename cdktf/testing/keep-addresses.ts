import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyInstallation, type Synthesized } from '../synthesized.ts';

/** Addresses of everything, sorted; the same for both installations of a profile. */
export const addresses = (infra: Synthesized): string[] =>
  infra
    .all()
    .map(({ address }) => address)
    .sort();

/** Writes them down as they are now: after a look at what `terraform plan` makes of the change. */
if (import.meta.main) {
  const kept = Object.fromEntries(everyInstallation().map((infra) => [infra.stage.profile, addresses(infra)]));
  writeFileSync(join(import.meta.dirname, '../addresses.json'), `${JSON.stringify(kept, null, 2)}\n`);
}
