import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import { type Caller, currentCaller } from '#platform/http/request-context';
import { type AuditActor, AuditLog, type AuditRecord } from '../application/audit-log';

const json = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

@Injectable()
export class SqlAuditLog extends AuditLog {
  constructor(private readonly sql: Sql) {
    super();
  }

  async record({ action, subject, before, after, reason, actor }: AuditRecord): Promise<void> {
    const caller = currentCaller();
    const by = actor ?? actorOf(caller);
    await this.sql.query(
      `insert into audit_draft (actor_kind, actor_id, actor_role, action, subject_type, subject_id, before, after, reason, ip, trace_id)
       values ($1::text, $2::text, $3::text, $4, $5, $6, $7, $8, $9, $10::text, $11::text)
       -- What this transaction edits from here on is signed by the same person (trigger note_edit).
       returning set_config('tiketi.actor', json_build_object('kind', $1, 'id', $2, 'role', $3, 'ip', $10, 'traceId', $11)::text, true)`,
      [
        ...[by.kind, by.id, by.kind === 'system' ? null : (by.role ?? null), action, subject.type, subject.id],
        ...[json(before), json(after), reason ?? null, caller?.ip ?? null, caller?.traceId ?? null],
      ],
    );
    caller?.written.add(action);
  }
}

function actorOf(caller: Caller | undefined): AuditActor {
  const person = caller?.person;
  if (!person) return { kind: 'system', id: 'tiketi' };
  return { kind: person.role === 'buyer' ? 'buyer' : 'staff', id: person.id, role: person.role };
}
