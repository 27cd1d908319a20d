import { createHash } from 'node:crypto';

/** A pg client, connected. */
export interface Client {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, string>[] }>;
}

export type Verdict =
  | { readonly ok: true; readonly entries: number; readonly head: string; readonly days: number }
  /** The first entry (or day) that is not as it was written, and what is wrong with it. */
  | { readonly ok: false; readonly at: string; readonly problem: string };

interface Root {
  readonly day: string;
  readonly entries: number;
  readonly hash: string;
}

const START = '0'.repeat(64);
const AT_ONCE = 5_000;

// Spelled out here and not taken from the database's own audit_line(): whoever can change rows can change functions too.
const LINES = `
  select id::text, previous_hash, hash, jsonb_build_object(
           'id', id, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           'actorKind', actor_kind, 'actorId', actor_id, 'actorRole', actor_role, 'action', action,
           'subjectType', subject_type, 'subjectId', subject_id, 'before', before, 'after', after,
           'reason', reason, 'ip', ip, 'traceId', trace_id)::text as line
    from audit_entry e where e.id > $1 order by e.id limit ${AT_ONCE}`;

/**
 * Walks the audit log from its first entry to its last: numbered without gaps, each hashing what it says and the one
 * before; every closed day ends where it ended that day; the head is the last entry. The hashes are computed here.
 */
export async function verifyChain(client: Client): Promise<Verdict> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const roots = await readRoots(client);
    let id = 0;
    let hash = START;
    const bad = (at: string, problem: string): Verdict => ({ ok: false, at, problem });
    const unseen = roots.filter((root) => root.entries > 0);
    for (const root of roots)
      if (root.entries === 0 && root.hash !== START) return bad(`day ${root.day}`, 'has an end of its own');
    for (;;) {
      const { rows } = await client.query(LINES, [id]);
      for (const row of rows) {
        const at = `entry ${row['id']}`;
        if (Number(row['id']) !== id + 1) return bad(at, `follows entry ${id}: what was between them is gone`);
        if (row['previous_hash'] !== hash) return bad(at, `does not follow from entry ${id}`);
        const should = createHash('sha256').update(`${hash}${row['line']}`).digest('hex');
        if (row['hash'] !== should) return bad(at, 'says something else than when it was written');
        [id, hash] = [id + 1, should];
        while (unseen[0]?.entries === id) {
          const root = unseen.shift();
          if (root && root.hash !== hash) return bad(at, `is not the entry day ${root.day} ended with`);
        }
      }
      if (rows.length < AT_ONCE) break;
    }
    const [cut] = unseen;
    if (cut) return bad(`entry ${id}`, `is the last one, but day ${cut.day} ended with entry ${cut.entries}`);
    const head = (await client.query('select entries::text, hash from audit_head')).rows[0];
    if (!head || Number(head['entries']) !== id || head['hash'] !== hash)
      return bad(`entry ${id}`, `is the last one, but the log says it ends with entry ${head?.['entries'] ?? '?'}`);
    return { ok: true, entries: id, head: hash, days: roots.length };
  } finally {
    await client.query('rollback');
  }
}

async function readRoots(client: Client): Promise<Root[]> {
  const { rows } = await client.query(
    'select day::text, entries::text, hash from audit_root r order by r.entries, r.day',
  );
  return rows.map((row) => ({ day: row['day'] ?? '', entries: Number(row['entries']), hash: row['hash'] ?? '' }));
}
