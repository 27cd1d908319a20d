import { type PerformanceSeatMap, seatLabel } from '#modules/seating';
import type { BookedSeat } from './booking-view';

/** A seat as it stands on a booking that was made just now. */
export function bookedSeat(
  { index, grades, seatGrades }: PerformanceSeatMap,
  ordinal: number,
  price: number,
): BookedSeat {
  const seat = index.at(ordinal);
  const grade = grades[Number(seatGrades[ordinal])];
  if (!seat) throw new RangeError(`No seat ${ordinal} in this map`);
  return {
    claimId: '',
    ordinal,
    seatId: seat.id,
    label: seatLabel(seat.section, seat.row.label, seat.number),
    section: seat.section.name,
    row: seat.row.label,
    number: seat.number,
    grade: { code: grade?.code ?? '', name: grade?.name ?? { ko: '', en: '' } },
    price,
    state: 'HELD',
  };
}
