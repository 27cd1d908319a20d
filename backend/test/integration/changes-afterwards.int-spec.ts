import { anotherDate, changeableBooking } from './changes-scene';
import { PaymentsScene } from './payments-scene';
import { sendRefunds } from './refunds-scene';

let scene: PaymentsScene;
beforeAll(async () => {
  scene = await PaymentsScene.start();
});
afterAll(() => scene.stop());

describe('afterwards', () => {
  it('cancels over both payments, the difference first', async () => {
    const { change, wish, seats, authenticate, cancelAll, cancellationQuote, money, ledger } =
      await changeableBooking(scene);
    const { toBookingId } = await change(wish(seats(10, 11)), 60_000);
    await (await authenticate(toBookingId)).pay();
    expect((await cancellationQuote(toBookingId)).totals).toMatchObject({ price: 160_000, refund: 162_000 });

    await cancelAll(toBookingId);
    await sendRefunds(scene);

    expect((await money()).slice(2)).toEqual(
      expect.arrayContaining([
        { kind: 'REFUND', amount: 60_000, payment: 'difference' },
        { kind: 'REFUND', amount: 102_000, payment: 'first' },
      ]),
    );
    expect(await ledger()).toMatchObject({ GATEWAY_RECEIVABLE: 0, REFUNDS_PAYABLE: 0, CHANGE_CLEARING: 0 });
  });

  it('keeps the fee that had begun to run, also for a show that is far away', async () => {
    const { hall, showIn, change, wish, seats, cancellationQuote } = await changeableBooking(scene);
    await showIn(5);
    const toPerformanceId = await anotherDate(scene, hall);

    const { toBookingId } = await change(wish(seats(0, 1), { toPerformanceId }), 0);

    const { rule, totals } = await cancellationQuote(toBookingId);
    expect({ rule, totals }).toMatchObject({
      rule: { code: 'TIER', feePercent: 20 },
      totals: { cancellationFee: 20_000 },
    });
  });

  it('charges what cancelling would for the price that comes off', async () => {
    const { showIn, quote, wish, seats, change, cancelAll, money } = await changeableBooking(scene);
    await showIn(5);
    // 40,000 won less for the seats, 20 % of which stays with the organiser.
    expect(await quote(wish(seats(20, 21)))).toMatchObject({ changeFee: 8_000, difference: -32_000 });
    const { toBookingId } = await change(wish(seats(20, 21)), -32_000);

    await sendRefunds(scene);
    await cancelAll(toBookingId, { organiserFault: true });
    await sendRefunds(scene);

    expect((await money()).slice(1)).toEqual([
      { kind: 'REFUND', amount: 32_000, payment: 'first' },
      { kind: 'REFUND', amount: 70_000, payment: 'first' },
    ]);
  });

  it('changes what was changed, as often as the terms allow', async () => {
    const { change, wish, seats, bookings, bookingId } = await changeableBooking(scene);
    let last = bookingId;
    for (const [from, to] of [
      [0, 5],
      [5, 6],
      [6, 7],
    ] as const) {
      const { toBookingId } = await change(wish(seats(to), { seatIds: seats(from) }), 0, { bookingId: last });
      last = toBookingId;
    }

    expect((await bookings()).map(({ valid }) => valid)).toEqual([[1], [], [], [7]]);
    await expect(change(wish(seats(8), { seatIds: seats(7) }), 0, { bookingId: last })).rejects.toMatchObject({
      code: 'change.not-possible',
      details: { reason: 'TOO_OFTEN' },
    });
  });
});

describe('refuses', () => {
  it.each([
    ['the evening before the last day is over', 0, 'TOO_LATE'],
    ['terms without changes', 30, 'NOT_ALLOWED'],
  ])('%s', async (name, days, reason) => {
    const { showIn, wish, seats, quote, bookingId } = await changeableBooking(scene);
    await showIn(days);
    if (reason === 'NOT_ALLOWED') await setTerms(bookingId, `changes_allowed = 'NONE'`);

    await expect(quote(wish(seats(5, 6)))).rejects.toMatchObject({ code: 'change.not-possible', details: { reason } });
  });

  it('another number of seats, seats of somebody else, another event and another sum', async () => {
    const { wish, seats, quote, change, seatIds } = await changeableBooking(scene);
    const other = await changeableBooking(scene);

    await expect(quote(wish(seats(5), { seatIds }))).rejects.toMatchObject({ code: 'change.seat-count' });
    await expect(quote(wish(seats(5), { seatIds: seats(9) }))).rejects.toMatchObject({ code: 'change.unknown-seats' });
    await expect(quote(wish(seats(5), { toPerformanceId: other.hall.performanceId }))).rejects.toMatchObject({
      code: 'change.other-performance',
    });
    await expect(change(wish(seats(5, 6)), -1)).rejects.toMatchObject({ code: 'change.quote-changed' });
  });

  it('seats somebody else has, and keeps to the limit of a person', async () => {
    const { change, wish, seats, hall, bookings } = await changeableBooking(scene, { count: 4 });
    await expect(change(wish(seats(2, 5)), 0)).rejects.toMatchObject({ code: 'booking.seats-taken' });

    await change(wish(seats(5, 6, 7, 8)), 0);

    expect(await bookings()).toMatchObject([{ sold: [] }, { sold: [5, 6, 7, 8] }]);
    expect(hall.seatIds).toHaveLength(50);
  });
});

/** What was agreed is not changed by anybody; a test that plays with it has to go behind its back. */
async function setTerms(bookingId: string, changes: string): Promise<void> {
  const { owner } = scene.backend;
  await owner.query('alter table booking_terms disable trigger booking_terms_stay');
  await owner.query(`update booking_terms set ${changes} where booking_id = $1`, [bookingId]);
  await owner.query('alter table booking_terms enable trigger booking_terms_stay');
}
