import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsString, Matches } from 'class-validator';

export class HoldSeatsRequest {
  /** Seats to hold together: all of them or none. */
  @ArrayNotEmpty()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(/^[A-Za-z0-9가-힣-]{1,24}$/, { each: true })
  seatIds!: string[];
}
