/** Two bits a seat, four seats a byte, the first seat in the lowest bits. */
export const FREE = 0;
export const HELD = 1;
export const SOLD = 2;
export const NOT_FOR_SALE = 3;

export type SeatStatus = typeof FREE | typeof HELD | typeof SOLD | typeof NOT_FOR_SALE;

export type SeatChange = readonly [ordinal: number, status: number];

/** The status of every seat of a performance: three kilobytes for an arena of twelve thousand. */
export class SeatStatuses {
  private constructor(
    readonly bytes: Buffer,
    readonly seatCount: number,
  ) {}

  /** All seats free, but for those without a grade ('-'), which are not for sale. */
  static ofGrades(seatGrades: string): SeatStatuses {
    const statuses = new SeatStatuses(Buffer.alloc(Math.ceil(seatGrades.length / 4)), seatGrades.length);
    for (let ordinal = 0; ordinal < seatGrades.length; ordinal += 1) {
      if (seatGrades[ordinal] === '-') statuses.set(ordinal, NOT_FOR_SALE);
    }
    return statuses;
  }

  static fromBytes(bytes: Buffer, seatCount: number): SeatStatuses {
    return new SeatStatuses(bytes, seatCount);
  }

  copy(): SeatStatuses {
    return new SeatStatuses(Buffer.from(this.bytes), this.seatCount);
  }

  of(ordinal: number): number {
    return ((this.bytes[ordinal >> 2] ?? 0xff) >> ((ordinal & 3) * 2)) & 3;
  }

  set(ordinal: number, status: SeatStatus): void {
    const shift = (ordinal & 3) * 2;
    const byte = this.bytes[ordinal >> 2] ?? 0;
    this.bytes[ordinal >> 2] = (byte & ~(3 << shift)) | (status << shift);
  }

  /** The seats whose status differs, with the status they have here. */
  changesSince(older: SeatStatuses): SeatChange[] {
    const changes: SeatChange[] = [];
    for (let index = 0; index < this.bytes.length; index += 1) {
      if (this.bytes[index] === older.bytes[index]) continue;
      for (let ordinal = index * 4; ordinal < Math.min(index * 4 + 4, this.seatCount); ordinal += 1) {
        if (this.of(ordinal) !== older.of(ordinal)) changes.push([ordinal, this.of(ordinal)]);
      }
    }
    return changes;
  }
}
