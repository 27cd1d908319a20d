import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CHALLENGE_SETTINGS, type ChallengeSetting, MAX_COST } from '#modules/fairness';
import { QUEUE_MODES, type QueueMode } from '../domain/queue';

export class ChallengeSolutionRequest {
  /** As it came with GET …/queue/challenge. */
  @IsString()
  @MaxLength(1_000)
  token!: string;

  /** The number between 0 and `cost` with SHA-256(salt + number) = target, in decimal digits behind the salt. */
  @IsInt()
  @Min(0)
  @Max(MAX_COST)
  number!: number;

  /** Where the challenge asks for it: the person declared, by pressing a button, that no program books for them. */
  @IsOptional()
  @IsBoolean()
  declared?: boolean;
}

export class JoinQueueRequest {
  /** 16 to 32 random bytes in hex, chosen by the browser: they find your place in the published draw. */
  @IsOptional()
  @IsString()
  @Matches(/^([0-9a-f]{2}){16,32}$/)
  nonce?: string;

  /** The solved challenge of this queue, where it asks for one. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ChallengeSolutionRequest)
  challenge?: ChallengeSolutionRequest;
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

  /** Who has a sum to do before joining; left out: as it is, in a new queue ALWAYS. */
  @IsOptional()
  @IsIn(CHALLENGE_SETTINGS)
  challenge?: ChallengeSetting;

  /** How many tries the sum takes at worst, for people nobody suspects; left out: as it is, in a new queue 20,000. */
  @IsOptional()
  @IsInt()
  @Min(100)
  @Max(MAX_COST)
  challengeCost?: number;

  /** The `revision` these settings are based on: refused when somebody has set the queue up since. Left out: not looked at. */
  @IsOptional()
  @IsInt()
  @Min(0)
  revision?: number;

  /** For the audit log. */
  @IsString()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Length(5, 300)
  reason!: string;
}
