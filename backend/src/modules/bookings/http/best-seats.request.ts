import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export class BestSeatsRequest {
  /** How many seats, side by side. */
  @IsInt()
  @Min(1)
  @Max(10)
  count!: number;

  /** The code of a price grade; without it the best of any one grade. */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  gradeCode?: string;
}
