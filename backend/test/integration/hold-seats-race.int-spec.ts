import { randomUUID } from 'node:crypto';
import { BookingReads } from '../../src/modules/bookings/application/booking-view';
import { HoldRefusals } from '../../src/modules/bookings/application/hold-refusals';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { ReleaseHold } from '../../src/modules/bookings/application/release-hold.use-case';
import { SeatHolder } from '../../src/modules/bookings/application/seat-holder';
import { StrandingRule } from '../../src/modules/bookings/application/stranding-rule';
import { BookingsModule } from '../../src/modules/bookings/bookings.module';
import { SeatsTaken } from '../../src/modules/bookings/domain/booking.errors';
import { SqlSeatHolds } from '../../src/modules/bookings/persistence/sql-seat-holds';
import { Footprints } from '../../src/modules/fairness';
import { SeatMaps } from '../../src/modules/seating/application/seat-maps';
import { SeatNews } from '#platform/realtime/seat-news';
import { IdempotencyKeyReused } from '#platform/http/http.errors';
import { aHall, type Hall, someBuyers } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

const BUYERS = 50;
const ROUNDS = 200;
/** Each gathers its own batches, as so many api processes would. */
const PROCESSES = 10;

let backend: TestBackend;
let buyers: string[];
let hall: Hall;
let processes: HoldSeats[];

beforeAll(async () => {
  backend = await startBackend(BookingsModule);
  buyers = await someBuyers(backend.sql, BUYERS);
  hall = await aHall(backend.sql);
  processes = Array.from(
    { length: PROCESSES },
    () =>
      new HoldSeats(
        backend.get(SeatMaps),
        backend.get(StrandingRule),
        new SeatHolder(new SqlSeatHolds(backend.sql), backend.get(BookingReads), backend.get(SeatNews)),
        backend.get(HoldRefusals),
        backend.get(Footprints),
      ),
  );
});

afterAll(() => backend.stop());

/** Half of the buyers want the first two of three seats, half the last two: the middle one is in every wish. */
async function rush(): Promise<{ winners: string[]; losers: unknown[] }> {
  const [left = '', middle = '', right = ''] = hall.seatIds;
  const outcomes = await Promise.allSettled(
    buyers.map(async (buyerId, i) => {
      const command = { buyerId, performanceId: hall.performanceId, idempotencyKey: randomUUID() };
      const seatIds = i % 2 === 0 ? [left, middle] : [middle, right];
      const held = await processes[i % PROCESSES]?.execute({ ...command, seatIds });
      return { buyerId, id: held?.id ?? '' };
    }),
  );
  const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  for (const { buyerId, id } of won) await backend.get(ReleaseHold).execute({ bookingId: id, buyerId });
  return {
    winners: won.map(({ id }) => id),
    losers: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])),
  };
}

it(`gives overlapping seats to exactly one of ${BUYERS} buyers, ${ROUNDS} times, without a deadlock`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { winners, losers } = await rush();

    expect(winners).toHaveLength(1);
    expect(losers.filter((reason) => !(reason instanceof SeatsTaken))).toEqual([]);
  }
  const deadlocks = await backend.sql.one<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  expect(deadlocks?.deadlocks).toBe('0');
}, 120_000);

it('sells a seat twice as soon as the unique index is gone: the index is what decides', async () => {
  const hold = await backend.sql.one<{ source: string }>(`select pg_get_functiondef('hold_seats'::regproc) as source`);
  await backend.owner.query('drop index claim_one_live');
  // Without its index the insert has nothing to conflict with.
  await backend.owner.query(
    (hold?.source ?? '').replace(
      /on conflict \(performance_id, seat_ordinal\) where state in \('HELD', 'SOLD'\) do nothing/,
      '',
    ),
  );

  let mostWinners = 0;
  for (let round = 0; round < ROUNDS && mostWinners < 2; round += 1)
    mostWinners = Math.max(mostWinners, (await rush()).winners.length);

  expect(mostWinners).toBeGreaterThan(1);
}, 120_000);

it('one key for two performances at the same moment holds at one of them, and says so at the other', async () => {
  const other = await aHall(backend.sql);
  const [buyerId = ''] = await someBuyers(backend.sql, 1);
  const refusals: unknown[] = [];
  for (let round = 0; round < 20; round += 1) {
    const idempotencyKey = randomUUID();
    const outcomes = await Promise.allSettled(
      [hall, other].map(async ({ performanceId, seatIds }, i) =>
        processes[i]?.execute({ buyerId, performanceId, idempotencyKey, seatIds: seatIds.slice(0, 1) }),
      ),
    );
    const held = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' && outcome.value ? [outcome.value] : [],
    );
    expect(held).toHaveLength(1);
    refusals.push(...outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : [])));
    for (const { id } of held) await backend.get(ReleaseHold).execute({ bookingId: id, buyerId });
  }
  expect(refusals).toHaveLength(20);
  for (const refusal of refusals) expect(refusal).toBeInstanceOf(IdempotencyKeyReused);
});
