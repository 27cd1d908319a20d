import { FREE, HELD, NOT_FOR_SALE, SeatStatuses, SOLD } from './seat-status';

describe('SeatStatuses', () => {
  it('packs four seats into a byte, first seat lowest', () => {
    const statuses = SeatStatuses.ofGrades('00000');
    statuses.set(1, HELD);
    statuses.set(2, SOLD);
    statuses.set(4, NOT_FOR_SALE);

    expect([...statuses.bytes]).toEqual([0b00_10_01_00, 0b00_00_00_11]);
    expect([0, 1, 2, 3, 4].map((ordinal) => statuses.of(ordinal))).toEqual([FREE, HELD, SOLD, FREE, NOT_FOR_SALE]);
  });

  it('marks seats without a grade as not for sale', () => {
    expect(SeatStatuses.ofGrades('0-1').of(1)).toBe(NOT_FOR_SALE);
  });

  it('tells which seats changed, and to what', () => {
    const before = SeatStatuses.ofGrades('0'.repeat(12_000));
    const after = before.copy();
    after.set(0, HELD);
    after.set(7_001, SOLD);
    after.set(11_999, HELD);

    expect(after.changesSince(before)).toEqual([
      [0, HELD],
      [7_001, SOLD],
      [11_999, HELD],
    ]);
    expect(before.of(7_001)).toBe(FREE);
  });

  it('lets a seat become free again', () => {
    const statuses = SeatStatuses.ofGrades('0000');
    statuses.set(3, SOLD);
    statuses.set(3, FREE);

    expect(statuses.of(3)).toBe(FREE);
  });
});
