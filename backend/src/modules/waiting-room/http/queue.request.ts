import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsDate, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { QUEUE_MODES, type QueueMode } from '../domain/queue';

export class JoinQueueRequest {
  /** 16 to 32 random bytes in hex, chosen by the browser: they find your place in the published draw. */
  @IsOptional()
  @IsString()
  @Matches(/^([0-9a-f]{2}){16,32}$/)
  nonce?: string;
}

export class SetUpQueueRequest {
  @IsIn(QUEUE_MODES)
  mode!: QueueMode;

  /** With FROM: from when (UTC). */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  from?: Date | null;

  /** When people may join before the opening (UTC); left out: an hour before. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  entranceOpensAt?: Date | null;

  /** How many may be inside at once. */
  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity!: number;

  /** How many are let in within a minute at most; measured load may slow it down. */
  @IsInt()
  @Min(1)
  @Max(60_000)
  ratePerMinute!: number;

  /** How long a visit lasts, in seconds. */
  @IsInt()
  @Min(60)
  @Max(3_600)
  staySeconds!: number;

  /** With AUTO: the queue comes on at so many holds a second. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  autoHoldsPerSecond!: number;

  @IsBoolean()
  paused!: boolean;

  /** For the audit log. */
  @IsString()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Length(5, 300)
  reason!: string;
}
