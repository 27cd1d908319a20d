import { newId } from '#kernel/ids';
import { SetSeatRule } from '../../src/modules/catalog/application/set-seat-rule.use-case';
import { CatalogModule } from '../../src/modules/catalog/catalog.module';
import { SeatMaps, SeatingModule } from '../../src/modules/seating';
import { aHall } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

let backend: TestBackend;

beforeAll(async () => {
  backend = await startBackend(CatalogModule, SeatingModule);
});

afterAll(() => backend.stop());

it('is switched for an event with a reason that stays in the audit log, and reaches its performances', async () => {
  const { eventId, performanceId } = await aHall(backend.sql);
  const reason = '주최자 요청으로 한 자리 남기기를 막습니다';

  await backend.get(SetSeatRule).execute({ eventId, leavesNoSingleSeats: true, reason });

  expect((await backend.get(SeatMaps).ofPerformance(performanceId)).leavesNoSingleSeats).toBe(true);
  const entries = await backend.sql.query(
    `select action, reason, before->'leavesNoSingleSeats' as before, after->'leavesNoSingleSeats' as after
       from audit_entry where subject_id = $1 and action = 'event.seat-rule-changed'`,
    [eventId],
  );
  expect(entries).toEqual([{ action: 'event.seat-rule-changed', reason, before: false, after: true }]);
});

it('leaves an entry also when somebody changes it by hand', async () => {
  const { eventId } = await aHall(backend.sql);

  await backend.owner.query('update event set leaves_no_single_seats = true where id = $1', [eventId]);

  const entry = await backend.sql.one<{ actor_kind: string }>(
    `select actor_kind from audit_entry where subject_id = $1 and action = 'event.changed'`,
    [eventId],
  );
  expect(entry?.actor_kind).toBe('database');
});

it('is refused for an event that does not exist', async () => {
  const rule = { eventId: newId(), leavesNoSingleSeats: true, reason: 'nobody there' };

  await expect(backend.get(SetSeatRule).execute(rule)).rejects.toMatchObject({ code: 'catalog.event-not-found' });
});
