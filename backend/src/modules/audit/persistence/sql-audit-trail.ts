import { Injectable } from '@nestjs/common';
import { addDays, startOfKoreanDay } from '#kernel/korean-time';
import { Sql } from '#platform/database/sql';
import { type AuditEntry, type AuditRoot, type AuditSearch, AuditTrail } from '../application/audit-trail';

interface Row extends Omit<AuditEntry, 'actor' | 'subject'> {
  readonly actor_kind: AuditEntry['actor']['kind'];
  readonly actor_id: string | null;
  readonly actor_role: string | null;
  readonly actor_name: string | null;
  readonly subject_type: string;
  readonly subject_id: string;
}

const FOUND = `
  from audit_entry e
 where ($1::text is null or e.action = $1) and ($2::text is null or e.subject_type = $2) and ($3::text is null or e.subject_id = $3)
   and ($4::text is null or e.actor_id = $4) and ($5::timestamptz is null or e.at >= $5) and ($6::timestamptz is null or e.at < $6)`;

@Injectable()
export class SqlAuditTrail extends AuditTrail {
  constructor(private readonly sql: Sql) {
    super();
  }

  async search({ page, size, ...search }: AuditSearch): Promise<{ items: AuditEntry[]; total: number }> {
    const { action, subjectType, subjectId, actorId, from, to } = search;
    const filters = [
      ...[action, subjectType, subjectId, actorId].map((value) => value ?? null),
      from ? startOfKoreanDay(from) : null,
      to ? startOfKoreanDay(addDays(to, 1)) : null,
    ];
    const rows = await this.sql.query<Row>(
      `select e.id::text, e.at, e.actor_kind, e.actor_id, e.actor_role, e.action, e.subject_type, e.subject_id, e.before, e.after,
              e.reason, e.ip, e.trace_id as "traceId", e.previous_hash as "previousHash", e.hash,
              (select m.name from staff_member m where e.actor_kind = 'staff' and m.id::text = e.actor_id) as actor_name
         ${FOUND} order by e.id desc limit $7 offset $8`,
      [...filters, size, (page - 1) * size],
    );
    const count = await this.sql.one<{ total: number }>(`select count(*)::int as total ${FOUND}`, filters);
    return { items: rows.map(entryOf), total: count?.total ?? 0 };
  }

  closeDays(): Promise<AuditRoot[]> {
    return this.sql.query<AuditRoot>('select day::text, entries::text, hash from close_audit_days() order by day');
  }
}

function entryOf({
  actor_kind,
  actor_id,
  actor_role,
  actor_name,
  subject_type,
  subject_id,
  ...entry
}: Row): AuditEntry {
  return {
    ...entry,
    actor: { kind: actor_kind, id: actor_id, role: actor_role, name: actor_name },
    subject: { type: subject_type, id: subject_id },
  };
}
