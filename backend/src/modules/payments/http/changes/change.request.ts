import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';

const SEAT_ID = /^[A-Za-z0-9가-힣-]{1,24}$/;
const MOST_SEATS = 10;
const MOST_WON = 2_000_000_000;

const someSeats = (): PropertyDecorator => (target, key) => {
  IsArray()(target, key);
  ArrayMinSize(1)(target, key);
  ArrayMaxSize(MOST_SEATS)(target, key);
  ArrayUnique()(target, key);
  Matches(SEAT_ID, { each: true })(target, key);
};

const fromQuery = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));

/** Which seats for which. */
export class ChangeQuoteRequest {
  /** Seats of the booking that are given up; repeat the parameter for several. */
  @fromQuery()
  @someSeats()
  seatIds!: string[];

  /** The same performance, or another one of the event. */
  @IsUUID()
  toPerformanceId!: string;

  /** As many seats as are given up; repeat the parameter for several. */
  @fromQuery()
  @someSeats()
  toSeatIds!: string[];
}

export class ChangeRequest {
  /** Seats of the booking that are given up. */
  @someSeats()
  seatIds!: string[];

  /** The same performance, or another one of the event. */
  @IsUUID()
  toPerformanceId!: string;

  /** As many seats as are given up. */
  @someSeats()
  toSeatIds!: string[];

  /** `difference` of the quote, in won; negative when money goes back. If something else is due nothing is changed. */
  @IsInt()
  @Min(-MOST_WON)
  @Max(MOST_WON)
  expectedDifference!: number;
}
