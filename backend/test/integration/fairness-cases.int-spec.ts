import { randomUUID } from 'node:crypto';
import { AppealCase } from '../../src/modules/fairness/application/appeal-case.use-case';
import { DecideCase } from '../../src/modules/fairness/application/decide-case.use-case';
import { DetectSuspicion } from '../../src/modules/fairness/application/detect-suspicion.use-case';
import { Footprints } from '../../src/modules/fairness/application/footprints';
import { ForgetEvidence } from '../../src/modules/fairness/application/forget-evidence.use-case';
import { LapseCases } from '../../src/modules/fairness/application/lapse-cases.use-case';
import { OpenCases } from '../../src/modules/fairness/application/open-cases.use-case';
import { SuspicionCases } from '../../src/modules/fairness/application/suspicion-cases';
import { Tickets } from '../../src/modules/tickets';
import { aHall, someBuyers } from '../builders/a-hall';
import type { TestBackend } from './backend';
import { PaymentsScene } from './payments-scene';
import { paidBooking } from './refunds-scene';

let scene: PaymentsScene;
let backend: TestBackend;
let performanceId: string;
let accountId: string;
const staffId = randomUUID();

beforeAll(async () => {
  scene = await PaymentsScene.start();
  ({ backend } = scene);
  await backend.owner.query(
    `insert into staff_member (id, email, name, password_hash, role) values ($1, 'op@staff.test', '김운영', 'x', 'operator')`,
    [staffId],
  );
});
afterAll(() => scene.stop());
beforeEach(async () => {
  ({ performanceId } = await aHall(backend.sql));
  [accountId = ''] = await someBuyers(backend.sql, 1);
});

/** Somebody who bought two tickets. */
async function aTicketHolder() {
  const paid = await paidBooking(scene);
  ({ accountId } = paid);
  ({ performanceId } = paid.hall);
  return paid;
}

async function signals(...rules: string[]): Promise<void> {
  for (const rule of rules)
    await backend.owner.query(
      `insert into suspicion_signal (performance_id, account_id, rule, points, figures) values ($1, $2, $3, 40, '{"count": 6}')`,
      [performanceId, accountId, rule],
    );
}

async function aCase(): Promise<string> {
  await aTicketHolder();
  await signals('REGULAR_HOLDS', 'HOLD_AFTER_ADMISSION');
  await backend.get(OpenCases).execute();
  const [found] = await backend.get(SuspicionCases).ofAccount(accountId);
  return found?.id ?? '';
}

const stateOf = async (id: string) => (await backend.get(SuspicionCases).find(id))?.state;
const appeal = (caseId: string, who = accountId) =>
  backend.get(AppealCase).execute({ caseId, accountId: who, text: '가족과 함께 직접 예매했습니다.' });
const decide = (caseId: string, decision: 'UPHELD' | 'CLEARED') =>
  backend.get(DecideCase).execute({ caseId, staffId, decision, reason: 'seen by a person' });
const isTransferable = () => backend.get(Tickets).mayBeTransferred(accountId, performanceId);
const passes = (caseId: string, hours: number) =>
  backend.owner.query(
    `alter table suspicion_case disable trigger suspicion_case_moves;
     update suspicion_case set opened_at = opened_at - interval '${hours} hours', appeal_by = appeal_by - interval '${hours} hours',
            decide_by = decide_by - interval '${hours} hours' where id = '${caseId}';
     alter table suspicion_case enable trigger suspicion_case_moves`,
  );

describe('evidence', () => {
  it('comes from what people do, names nobody, and is not edited', async () => {
    const began = Date.now();
    await backend.owner.query(
      `insert into footprint (kind, performance_id, account_id, network, device, at)
       select 'HOLD', $1, $2, 'net', 'dev', to_timestamp($3 / 1000.0) - i * interval '1 second' from generate_series(0, 7) i`,
      [performanceId, accountId, began],
    );

    expect(await backend.get(DetectSuspicion).execute()).toBeGreaterThanOrEqual(2);
    expect(await backend.get(DetectSuspicion).execute()).toBe(0);
    const found = await backend.sql.query<{ rule: string; figures: object }>(
      'select rule, figures from suspicion_signal where account_id = $1 order by rule',
      [accountId],
    );
    expect(found).toEqual([
      { rule: 'HOLD_BURST', figures: { count: 8, milliseconds: 7_000 } },
      { rule: 'REGULAR_HOLDS', figures: { count: 8, pauseMs: 1_000, deviationMs: 0 } },
    ]);
    await expect(backend.owner.query('update suspicion_signal set points = 99')).rejects.toThrow(/evidence/);
  });

  it('is many accounts in one browser; written without an address anybody could read', async () => {
    const friends = await someBuyers(backend.sql, 4);
    const footprints = backend.get(Footprints);
    for (const friend of friends) footprints.note({ kind: 'JOIN', performanceId, accountId: friend });
    await footprints.write();
    await backend.owner.query(`update footprint set device = 'one' where performance_id = $1`, [performanceId]);
    await backend.get(DetectSuspicion).execute();

    const rules = await backend.sql.query('select distinct rule from suspicion_signal where performance_id = $1', [
      performanceId,
    ]);
    expect(rules).toEqual([{ rule: 'SHARED_DEVICE' }]);
  });

  it('is forgotten in time, but not while a case rests on it', async () => {
    const kept = await aCase();
    const [other = ''] = await someBuyers(backend.sql, 1);
    await backend.owner.query(
      `insert into suspicion_signal (performance_id, account_id, rule, points, figures, at)
       values ($1, $2, 'JOIN_BURST', 20, '{}', now() - interval '31 days')`,
      [performanceId, other],
    );
    await backend.owner.query(
      `insert into footprint (kind, performance_id, account_id, at) values ('JOIN', $1, $2, now() - interval '73 hours')`,
      [performanceId, other],
    );
    await backend.get(ForgetEvidence).execute();

    const count = (table: string) =>
      backend.sql.query(`select from ${table} where account_id in ($1, $2)`, [other, accountId]);
    expect(await count('suspicion_signal')).toHaveLength(2);
    expect(await count('footprint')).toHaveLength(0);
    expect(await stateOf(kept)).toBe('FROZEN');
  });
});

describe('a case', () => {
  it('opens once for who has tickets and gave two kinds of signals; tickets stay valid and are not handed on', async () => {
    await aTicketHolder();
    await signals('REGULAR_HOLDS');
    await backend.get(OpenCases).execute();
    expect(await backend.get(SuspicionCases).ofAccount(accountId)).toEqual([]);
    expect(await isTransferable()).toBe(true);

    await signals('HOLD_AFTER_ADMISSION');
    await Promise.all([backend.get(OpenCases).execute(), backend.get(OpenCases).execute()]);

    expect(await backend.get(SuspicionCases).ofAccount(accountId)).toHaveLength(1);
    expect(await isTransferable()).toBe(false);
    const tickets = await backend.sql.query(
      'select distinct t.state from ticket t join booking b on b.id = t.booking_id where b.account_id = $1',
      [accountId],
    );
    expect(tickets).toEqual([{ state: 'VALID' }]);
    const told = await backend.sql.query(
      `select from outbox_message m join suspicion_case c on c.id::text = m.payload ->> 'caseId'
        where m.topic = 'suspicion.opened' and c.account_id = $1`,
      [accountId],
    );
    expect(told).toHaveLength(1);
  });

  it('leaves the buyer free to give the tickets back', async () => {
    const { quote, cancel } = await aTicketHolder();
    await signals('REGULAR_HOLDS', 'HOLD_AFTER_ADMISSION');
    await backend.get(OpenCases).execute();

    const { totals } = await quote();
    await expect(cancel({ expectedRefund: totals.refund })).resolves.toBeDefined();
  });

  it('opens for nobody who bought nothing', async () => {
    await signals('REGULAR_HOLDS', 'HOLD_AFTER_ADMISSION', 'SHARED_DEVICE');
    await backend.get(OpenCases).execute();
    expect(await backend.get(SuspicionCases).ofAccount(accountId)).toEqual([]);
  });

  it('is answered once, by the person alone, and cleared as if nothing had been', async () => {
    const id = await aCase();
    const [stranger = ''] = await someBuyers(backend.sql, 1);
    await expect(appeal(id, stranger)).rejects.toMatchObject({ code: 'suspicion.not-found' });
    const appealed = await appeal(id);
    expect((appealed.decideBy.getTime() - (appealed.appealedAt?.getTime() ?? 0)) / 3_600_000).toBeCloseTo(48, 2);
    await expect(appeal(id)).rejects.toMatchObject({ code: 'suspicion.not-appealable' });

    await decide(id, 'CLEARED');

    expect(await isTransferable()).toBe(true);
    await expect(decide(id, 'UPHELD')).rejects.toMatchObject({ code: 'suspicion.not-decidable' });
    await backend.get(OpenCases).execute();
    expect(await backend.get(SuspicionCases).ofAccount(accountId)).toHaveLength(1);
    const file = await backend.get(SuspicionCases).file(id);
    expect(file?.history.map(({ to, actor }) => [to, actor])).toEqual([
      ['FROZEN', 'system'],
      ['APPEALED', 'buyer'],
      ['CLEARED', 'staff'],
    ]);
    expect(file).toMatchObject({ decidedByName: '김운영', reason: 'seen by a person' });
  });

  it('is decided against nobody who can still be heard; who missed it is heard afterwards', async () => {
    const id = await aCase();
    await expect(decide(id, 'UPHELD')).rejects.toMatchObject({ code: 'suspicion.not-heard' });
    await passes(id, 73);
    await decide(id, 'UPHELD');
    expect(await isTransferable()).toBe(false);

    await appeal(id);
    await decide(id, 'CLEARED');
    expect(await isTransferable()).toBe(true);
  });

  it('ends for the buyer when nobody decided in time', async () => {
    const id = await aCase();
    await backend.get(LapseCases).execute();
    expect(await stateOf(id)).toBe('FROZEN');
    await passes(id, 168);
    await expect(decide(id, 'UPHELD')).rejects.toMatchObject({ code: 'suspicion.not-decidable' });
    await backend.get(LapseCases).execute();

    expect(await backend.get(SuspicionCases).find(id)).toMatchObject({
      state: 'CLEARED',
      decidedBy: null,
      reason: null,
    });
    expect(await isTransferable()).toBe(true);
  });

  it('that is answered, decided and out of time in the same instant ends once, and its log says how', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await aCase();
      await appeal(id);
      await passes(id, 48);
      await Promise.allSettled([decide(id, 'UPHELD'), backend.get(LapseCases).execute(), decide(id, 'CLEARED')]);
      await backend.get(LapseCases).execute();

      const file = await backend.get(SuspicionCases).file(id);
      expect(file?.state).toBe('CLEARED');
      expect(file?.history.filter(({ to }) => to === 'CLEARED')).toHaveLength(1);
    }
  });

  it('is the database’s business too: no verdict without a name, no second hearing, no other words', async () => {
    const id = await aCase();
    const change = (set: string) => backend.owner.query(`update suspicion_case set ${set} where id = '${id}'`);
    const nameless = `state = 'UPHELD', decided_at = now()`;
    await expect(change(`${nameless}, reason = 'because'`)).rejects.toThrow(/check/);
    await expect(change(`${nameless}, reason = 'because', decided_by = '${staffId}'`)).rejects.toThrow(/check/);
    await appeal(id);
    await expect(change(`appeal = 'other words'`)).rejects.toThrow(/stays as it is/);
    await decide(id, 'UPHELD');
    await expect(change(`state = 'APPEALED', decided_at = null, decided_by = null, reason = null`)).rejects.toThrow(
      /heard/,
    );
  });

  it('stands first when its time runs out first', async () => {
    const calm = await aCase();
    const urgent = await aCase();
    await passes(urgent, 100);
    const { items } = await backend.get(SuspicionCases).list('OPEN', { page: 1, size: 100 });
    const ids = items.map(({ id }) => id);
    expect(ids.indexOf(urgent)).toBeLessThan(ids.indexOf(calm));
  });
});
