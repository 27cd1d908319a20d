import { Client } from 'pg';
import { newId } from '#kernel/ids';
import { AuditLog, AuditModule } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { aHall } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

let backend: TestBackend;
let audit: AuditLog;
let transactions: Transactions;

beforeAll(async () => {
  backend = await startBackend(AuditModule);
  audit = backend.get(AuditLog);
  transactions = backend.get(Transactions);
});
afterAll(() => backend.stop());

interface Entry {
  id: string;
  action: string;
  subject_id: string;
  actor_kind: string;
  before: unknown;
  after: unknown;
  previous_hash: string;
  hash: string;
}

const entriesOf = (subjectId: string) =>
  backend.sql.query<Entry>('select * from audit_entry where subject_id = $1 order by id', [subjectId]);

const noteAbout = (id: string, action = 'booking.looked-at') =>
  audit.record({ action, subject: { type: 'booking', id } });

/** As an attacker with a SQL console would try, and as the database answers. */
const tamper = (sql: string) => backend.owner.query(sql);

describe('the audit log', () => {
  it('writes an entry with the act and none without it', async () => {
    const id = newId();
    await transactions.run(async () => {
      await audit.record({
        action: 'booking.unmasked',
        subject: { type: 'booking', id },
        before: { masked: true },
        after: { masked: false },
        reason: '고객 문의',
        actor: { kind: 'staff', id: newId(), role: 'operator' },
      });
    });
    await expect(
      transactions.run(async () => {
        await noteAbout(id);
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');

    expect(await entriesOf(id)).toEqual([
      expect.objectContaining({
        action: 'booking.unmasked',
        actor_kind: 'staff',
        actor_role: 'operator',
        before: { masked: true },
        after: { masked: false },
        reason: '고객 문의',
      }),
    ]);
    expect(await backend.sql.query('select from audit_draft')).toHaveLength(0);
  });

  it('is one chain without gaps, however many write at once', async () => {
    const id = newId();
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        transactions.run(async () => {
          await noteAbout(id);
          if (index % 5 === 0) await noteAbout(id, 'booking.looked-at-again');
        }),
      ),
    );

    const chain = await backend.sql.query<Entry>('select * from audit_entry order by id');
    expect(await entriesOf(id)).toHaveLength(48);
    chain.forEach((entry, index) => {
      expect(entry.id).toBe(String(index + 1));
      expect(entry.previous_hash).toBe(chain[index - 1]?.hash ?? '0'.repeat(64));
    });
  });

  it('does not make two transactions wait for each other before they commit', async () => {
    const [mine, theirs] = [newId(), newId()];
    await transactions.run(async () => {
      await noteAbout(mine);
      // On a connection of its own, while ours is open with an entry in it.
      const other = new Client({ connectionString: backend.config.DATABASE_URL });
      await other.connect();
      await other.query(`set statement_timeout = '2s'`);
      await other.query(
        `insert into audit_draft (actor_kind, action, subject_type, subject_id) values ('system', 'booking.looked-at', 'booking', $1)`,
        [theirs],
      );
      await other.end();
    });

    const [[first], [second]] = [await entriesOf(theirs), await entriesOf(mine)];
    expect(Number(second?.id)).toBe(Number(first?.id) + 1);
  });

  it('waits for nobody who waits for the ledger: entries come last at the commit', async () => {
    const [mine, theirs] = [new Client(backend.config.DATABASE_URL), new Client(backend.config.DATABASE_URL)];
    await Promise.all([mine.connect(), theirs.connect()]);
    const note = (client: Client) =>
      client.query(
        `insert into audit_draft (actor_kind, action, subject_type, subject_id) values ('system', 'month.closed', 'month', 'x')`,
      );
    await mine.query(`begin; set local deadlock_timeout = '100ms'`);
    await theirs.query(`begin; set local deadlock_timeout = '100ms'`);
    // Mine writes its entry first and touches the ledger's table at its commit; theirs holds that table and notes last.
    await mine.query('create temp table duty (id int)');
    await mine.query(`create function pg_temp.touch_ledger() returns trigger language plpgsql as
      $$ begin lock table ledger_entry in row exclusive mode; return null; end $$`);
    await mine.query(`create constraint trigger touches after insert on duty deferrable initially deferred
      for each row execute function pg_temp.touch_ledger()`);
    await note(mine);
    await mine.query('insert into duty values (1)');
    await theirs.query('lock table ledger_entry in share mode');
    await note(theirs);

    const committing = mine.query('commit');
    const waits = `select from pg_locks where not granted and relation = 'ledger_entry'::regclass`;
    while ((await backend.owner.query(waits)).length === 0) continue;
    await theirs.query('commit');
    await committing;
    await Promise.all([mine.end(), theirs.end()]);
  });

  it('is never changed or shortened', async () => {
    await noteAbout(newId());

    for (const sql of [
      `update audit_entry set reason = 'other'`,
      'delete from audit_entry',
      'truncate audit_entry',
      'delete from audit_head',
      'truncate audit_head',
      'update audit_head set entries = entries - 1',
      `update audit_head set hash = repeat('a', 64)`,
      'update audit_head set entries = entries + 1',
    ]) {
      await expect(tamper(sql)).rejects.toThrow(/never changed or shortened|only grows/);
    }
  });

  it('lets the application add drafts and read, and nothing more', async () => {
    for (const sql of [
      `update audit_entry set reason = 'other'`,
      'delete from audit_entry',
      `insert into audit_entry select * from audit_entry`,
      'update audit_head set entries = entries + 1',
      'insert into audit_root select * from audit_root',
      'delete from audit_draft',
      `update claim_transition set actor = 'somebody'`,
      `update ticket_transition set actor = 'somebody'`,
    ]) {
      await expect(backend.sql.query(sql)).rejects.toThrow('permission denied');
    }
  });

  it('closes every Korean day with a root, and never twice', async () => {
    await noteAbout(newId());
    // The log began three days ago.
    await backend.owner.query(
      `begin;
       alter table audit_head disable trigger audit_head_only_grows;
       update audit_head set since = since - 3;
       alter table audit_head enable trigger audit_head_only_grows;
       commit`,
    );

    const closed = await backend.sql.query<{ entries: string; hash: string }>('select * from close_audit_days()');

    const [last] = await backend.sql.query<Entry>('select * from audit_entry order by id desc limit 1');
    expect(closed.map(({ entries, hash }) => [entries, hash])).toEqual(Array(3).fill([last?.id, last?.hash]));
    expect(await backend.sql.query('select * from close_audit_days()')).toHaveLength(0);
    await expect(tamper('delete from audit_root')).rejects.toThrow('never changed or shortened');
  });
});

describe('edits of what is sold', () => {
  it('leave an entry even when they are made by hand', async () => {
    const { eventId, performanceId, gradeId } = await aHall(backend.sql, { rows: 1, seatsPerRow: 4, price: 50_000 });
    const actions = async (id: string) => (await entriesOf(id)).map(({ action }) => action);
    expect(await actions(gradeId)).toEqual(['price-grade.added']);
    expect(await actions(performanceId)).toEqual([
      'cancellation-policy.added',
      'performance.added',
      'performance-seat.added',
    ]);

    await backend.sql.query('update price_grade set price = 1 where id = $1', [gradeId]);
    await backend.sql.query('update price_grade set price = price where id = $1', [gradeId]);
    await backend.sql.query(
      'update performance_seat set price_grade_id = null where performance_id = $1 and seat_ordinal in (1, 3)',
      [performanceId],
    );
    await backend.sql.query(
      'update cancellation_tier set fee_percent = 100 where performance_id = $1 and min_days_before = 10',
      [performanceId],
    );
    await backend.sql.query(`update cancellation_policy set cooling_off_hours = 0 where performance_id = $1`, [
      performanceId,
    ]);
    await backend.sql.query(`update event set booking_fee_per_ticket = 9 where id = $1`, [eventId]);
    await backend.sql.query(
      `update performance set sale_closes_at = sale_closes_at + interval '1 hour' where id = $1`,
      [performanceId],
    );
    await backend.owner.query('delete from performance_seat where performance_id = $1 and seat_ordinal = 0', [
      performanceId,
    ]);

    const price = (await entriesOf(gradeId)).at(-1);
    expect(price).toMatchObject({
      action: 'price-grade.changed',
      actor_kind: 'database',
      before: { price: 50_000 },
      after: { price: 1 },
    });
    const seats = (await entriesOf(performanceId)).find(({ action }) => action === 'performance-seat.changed');
    expect(seats).toMatchObject({
      before: [{ priceGradeId: gradeId, ordinals: [1, 3] }],
      after: [{ priceGradeId: null, ordinals: [1, 3] }],
    });
    expect(await actions(performanceId)).toEqual([
      'cancellation-policy.added',
      'performance.added',
      'performance-seat.added',
      'performance-seat.changed',
      'cancellation-policy.changed',
      'performance.changed',
      'performance-seat.removed',
    ]);
    expect((await entriesOf(eventId)).map(({ action, after }) => [action, after])).toEqual([
      ['event.changed', expect.objectContaining({ booking_fee_per_ticket: 9 })],
    ]);
    expect(await actions(`${performanceId}/10`)).toEqual(['cancellation-tier.added', 'cancellation-tier.changed']);
    expect(await actions(gradeId)).toEqual(['price-grade.added', 'price-grade.changed']);
  });

  it('are signed by the person whose act they belong to', async () => {
    const { gradeId, performanceId } = await aHall(backend.sql, { rows: 1, seatsPerRow: 2 });
    const id = newId();

    await transactions.run(async () => {
      await audit.record({
        action: 'performance.repriced',
        subject: { type: 'performance', id: performanceId },
        actor: { kind: 'staff', id, role: 'admin' },
      });
      await backend.sql.query('update price_grade set price = 2 where id = $1', [gradeId]);
    });
    await backend.sql.query('update price_grade set price = 3 where id = $1', [gradeId]);

    const [, theirs, byHand] = await entriesOf(gradeId);
    expect(theirs).toMatchObject({ actor_kind: 'staff', actor_id: id, actor_role: 'admin' });
    expect(byHand).toMatchObject({ actor_kind: 'database', actor_role: null });
  });

  it('tell who was made staff and with what rights, but never a password', async () => {
    const id = newId();
    await backend.sql.query(
      `insert into staff_member (id, email, name, password_hash, role) values ($1, 'ma@tiketi.test', 'ma', 'secret', 'operator')`,
      [id],
    );
    await backend.sql.query(`update staff_member set password_hash = 'another secret' where id = $1`, [id]);
    await backend.sql.query(`update staff_member set role = 'admin' where id = $1`, [id]);

    const log = await entriesOf(id);
    expect(log.map(({ action }) => action)).toEqual(['staff-member.added', 'staff-member.changed']);
    expect(log[1]).toMatchObject({ before: { role: 'operator' }, after: { role: 'admin' } });
    expect(JSON.stringify(log)).not.toContain('secret');
  });
});
