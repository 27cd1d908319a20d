import { IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';

/** What Toss put on the address it sent the buyer back to. */
export class PayRequest {
  /** Toss's name for the payment. */
  @IsString()
  @Length(1, 200)
  @Matches(/^[\x21-\x7e]+$/)
  paymentKey!: string;

  /** The `orderId` of the checkout. */
  @Matches(/^[A-Za-z0-9_-]{6,64}$/)
  orderId!: string;

  /** In won; must be what the booking costs. */
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  amount!: number;
}
