import { join } from 'node:path';
import { Client } from 'pg';

interface Violation {
  readonly id: string;
  readonly kind: 'I' | 'L';
  readonly title: string;
  readonly count: number;
  readonly rows: readonly Record<string, unknown>[];
}

interface Check {
  checkInvariants(client: Client, kinds?: 'I' | 'IL'): Promise<Violation[]>;
}

/** Loaded by path: what lives in `database/` is no part of the backend's program. */
const loadCheck = async () => (await import(join(__dirname, '../../../database/invariants/check.ts'))) as Check;

const onPurpose = new Set<string>();

/** For a suite about what these invariants are there to tell: at its end exactly they are broken, and no other. */
export function breaksOnPurpose(...ids: string[]): void {
  for (const id of ids) onPurpose.add(id);
}

/**
 * Fails, naming what is broken, unless every invariant holds. Those with a time limit are left out where no worker runs:
 * nobody does its duties there. @throws also when the suite has changed the schema so that one cannot be asked
 */
export async function expectInvariants(databaseUrl: string, kinds: 'I' | 'IL' = 'I'): Promise<void> {
  const { checkInvariants } = await loadCheck();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const broken = await checkInvariants(client, kinds);
    const unexpected = broken.filter(({ id }) => !onPurpose.has(id));
    const told = unexpected.map(({ id, title, count, rows }) => `${id} ${title}: ${count}, as ${JSON.stringify(rows)}`);
    if (told.length > 0) throw new Error(`Invariants are broken:\n${told.join('\n')}`);
    const silent = [...onPurpose].filter((id) => !broken.some((one) => one.id === id));
    if (silent.length > 0) throw new Error(`Broken on purpose, but nobody noticed: ${silent.join(', ')}`);
  } finally {
    await client.end();
  }
}
