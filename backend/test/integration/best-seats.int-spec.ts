import { randomUUID } from 'node:crypto';
import { BestSeatsSearch } from '../../src/modules/bookings/application/best-seats-search';
import { BookingReads } from '../../src/modules/bookings/application/booking-view';
import {
  HoldBestSeats,
  type HoldBestSeatsCommand,
} from '../../src/modules/bookings/application/hold-best-seats.use-case';
import { HoldRefusals } from '../../src/modules/bookings/application/hold-refusals';
import { HoldSeats } from '../../src/modules/bookings/application/hold-seats.use-case';
import { SeatHolder } from '../../src/modules/bookings/application/seat-holder';
import { SeatStatusBoard } from '../../src/modules/bookings/application/seat-status-board';
import { SeatStatusReader } from '../../src/modules/bookings/application/seat-status-reader';
import { SeatsUnderWay } from '../../src/modules/bookings/application/seats-under-way';
import { BookingsModule } from '../../src/modules/bookings/bookings.module';
import { SqlSeatHolds } from '../../src/modules/bookings/persistence/sql-seat-holds';
import { Footprints } from '../../src/modules/fairness';
import { SeatMaps } from '../../src/modules/seating';
import { Clock } from '#kernel/clock';
import { SeatNews } from '#platform/realtime/seat-news';
import { aHall, type HallOptions, someBuyers } from '../builders/a-hall';
import { startBackend, type TestBackend } from './backend';

let backend: TestBackend;

beforeAll(async () => {
  backend = await startBackend(BookingsModule);
});

afterAll(() => backend.stop());

/** As another api process would have it: its own picture, its own batches. */
function anotherProcess() {
  const clock = backend.get(Clock);
  const news = backend.get(SeatNews);
  const reads = backend.get(BookingReads);
  const board = new SeatStatusBoard(backend.get(SeatStatusReader), news, clock);
  const useCase = new HoldBestSeats(
    backend.get(SeatMaps),
    new BestSeatsSearch(board, new SeatsUnderWay(clock)),
    new SeatHolder(new SqlSeatHolds(backend.sql), reads, news),
    reads,
    new HoldRefusals(board, news),
    backend.get(Footprints),
  );
  return { board, execute: (command: HoldBestSeatsCommand) => useCase.execute(command) };
}

type Wish = Partial<HoldBestSeatsCommand>;

async function scene(options?: HallOptions) {
  const hall = await aHall(backend.sql, options);
  const { performanceId } = hall;
  const [buyerId = '', other = ''] = await someBuyers(backend.sql, 2);
  const command = (wish: Wish): HoldBestSeatsCommand => ({
    buyerId,
    performanceId,
    count: 2,
    idempotencyKey: randomUUID(),
    ...wish,
  });
  // A process nobody has asked before has no old picture.
  const best = (wish: Wish = {}, process = anotherProcess()) => process.execute(command(wish));
  const byHand = (seats: readonly number[], who = other, idempotencyKey: string = randomUUID()) =>
    backend.get(HoldSeats).execute({
      buyerId: who,
      performanceId,
      seatIds: seats.map((seat) => hall.seatIds[seat] ?? 'none'),
      idempotencyKey,
    });
  const bookings = async () =>
    (await backend.sql.query('select id from booking where performance_id = $1', [performanceId])).length;
  return { hall, buyerId, other, best, byHand, bookings };
}

const seatsOf = ({ seats }: { seats: readonly { seatId: string }[] }) => seats.map(({ seatId }) => seatId);

describe('holding the best seats', () => {
  it('holds the group nearest to the stage for five minutes, with its price', async () => {
    // The stage of the plain hall is before the first seats of the first row.
    const { best } = await scene({ price: 70_000, bookingFee: 2_000 });

    const held = await best({ count: 3 });

    expect(seatsOf(held)).toEqual(['A-1-1', 'A-1-2', 'A-1-3']);
    expect(held.state).toBe('HELD');
    expect(held.amounts.total).toBe(216_000);
    expect((held.expiresAt?.getTime() ?? 0) - held.serverTime.getTime()).toBe(300_000);
  });

  it('goes round what is taken and leaves nobody a single seat', async () => {
    const { best, byHand } = await scene({ rows: 1, seatsPerRow: 10 });
    await byHand([0, 4]);

    // Of the three seats left before seat 5, a pair would leave one.
    expect(seatsOf(await best())).toEqual(['A-1-6', 'A-1-7']);
  });

  it('says how many could sit together when so many cannot', async () => {
    const { best, byHand, bookings } = await scene({ rows: 2, seatsPerRow: 4 });
    await byHand([1, 5]);

    await expect(best({ count: 3 })).rejects.toMatchObject({
      code: 'booking.no-adjacent-seats',
      details: { largest: 2, largestInAnyGrade: 2 },
    });
    expect(await bookings()).toBe(1);
  });

  it('tries the next group when its picture is too old', async () => {
    const { hall, best, byHand } = await scene({ rows: 1, seatsPerRow: 8 });
    const process = anotherProcess();
    await process.board.current(hall.performanceId);
    await byHand([1, 2]);

    // In its picture, of a moment ago, seats 2 and 3 are free: the first pair is the best.
    expect([
      ['A-1-4', 'A-1-5'],
      ['A-1-5', 'A-1-6'],
      ['A-1-7', 'A-1-8'],
    ]).toContainEqual(seatsOf(await best({}, process)));
  });

  it.each([
    ['before the sale opens', { opensIn: 60 }, {}, 'booking.sale-not-open'],
    ['of more seats than one person may have', { seatsPerPerson: 2 }, { count: 3 }, 'booking.too-many-seats'],
    ['in a grade that is not sold here', {}, { gradeCode: 'VIP' }, 'booking.unknown-grade'],
  ])('refuses a wish %s as any hold', async (_, options, wish, code) => {
    const { best, bookings } = await scene(options);

    await expect(best(wish)).rejects.toMatchObject({ code });
    expect(await bookings()).toBe(0);
  });
});

describe('repeating a wish for the best seats', () => {
  it('answers twenty equal requests in five processes with one booking', async () => {
    const { best, bookings } = await scene();
    const idempotencyKey = randomUUID();
    const processes = Array.from({ length: 5 }, anotherProcess);

    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => best({ idempotencyKey }, processes[i % 5])));

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await bookings()).toBe(1);
  });

  it('gives the same booking when nothing like it is free any more, or the limit is reached', async () => {
    const { best } = await scene({ rows: 1, seatsPerRow: 4, seatsPerPerson: 4 });
    const idempotencyKey = randomUUID();
    const first = await best({ count: 4, gradeCode: 'R', idempotencyKey });

    const again = await best({ count: 4, gradeCode: 'R', idempotencyKey });

    expect(again.id).toBe(first.id);
    expect(seatsOf(again)).toEqual(seatsOf(first));
  });

  it('refuses the key for another number of seats, another performance, and for seats chosen by hand', async () => {
    const { best, byHand, buyerId } = await scene();
    const { hall: elsewhere } = await scene();
    const idempotencyKey = randomUUID();
    await best({ idempotencyKey });
    const reused = { code: 'request.idempotency-key-reused' };

    await expect(best({ count: 3, idempotencyKey })).rejects.toMatchObject(reused);
    await expect(best({ performanceId: elsewhere.performanceId, idempotencyKey })).rejects.toMatchObject(reused);
    await expect(byHand([20, 22], buyerId, idempotencyKey)).rejects.toMatchObject(reused);
  });
});

it('gives forty people who ask five processes at once a pair each, or a clear answer, and no seat twice', async () => {
  const { hall, best } = await scene({ rows: 6, seatsPerRow: 10 });
  const buyers = await someBuyers(backend.sql, 40);
  const processes = Array.from({ length: 5 }, anotherProcess);

  const outcomes = await Promise.allSettled(buyers.map((buyerId, i) => best({ buyerId }, processes[i % 5])));

  const held = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [(outcome.reason as { code?: string }).code] : [],
  );
  const given = held.flatMap(({ seats }) => seats.map(({ ordinal }) => ordinal));
  expect(new Set(given).size).toBe(given.length);
  for (const { seats } of held) {
    const [left, right] = seats;
    expect([right?.row, right?.number]).toEqual([left?.row, (left?.number ?? 0) + 1]);
  }
  expect(refused.filter((code) => code !== 'booking.no-adjacent-seats' && code !== 'booking.seats-taken')).toEqual([]);
  // Sixty seats are thirty pairs at most; random choosers who strand nobody waste few of them.
  expect(held.length).toBeGreaterThanOrEqual(20);
  const live = await backend.sql.query(
    `select seat_ordinal from claim where performance_id = $1 and state in ('HELD', 'SOLD')`,
    [hall.performanceId],
  );
  expect(live).toHaveLength(given.length);
});
