import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';

export type Stage = 'local' | 'test' | 'staging' | 'production';

const url = () => IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true });
const withoutSlash = () => Transform(({ value }: { value: unknown }) => String(value).replace(/\/+$/, ''));

/** What a secret of Secrets Manager may say; everything else is the environment's alone. */
export const SECRET_VARIABLES = [
  'ACCESS_TOKEN_KEYS',
  'TICKET_SIGNING_KEYS',
  'METRICS_TOKEN',
  'TOSS_CLIENT_KEY',
  'TOSS_SECRET_KEY',
  'KAKAO_CLIENT_ID',
  'KAKAO_CLIENT_SECRET',
  'NAVER_CLIENT_ID',
  'NAVER_CLIENT_SECRET',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
  'DATABASE_URL',
  'REDIS_URL',
] as const;

/** Everything the processes are told from outside. Nothing else reads the environment. */
export class AppConfig {
  @IsIn(['local', 'test', 'staging', 'production'])
  readonly STAGE!: Stage;

  @IsString()
  readonly HOST: string = '127.0.0.1';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  readonly PORT: number = 3000;

  /** Where the worker answers /health and /metrics; 0: wherever there is room. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  readonly WORKER_PORT: number = 3001;

  /** What browsers call us: links in mails, redirect URIs, the Origin check. No slash at the end. */
  @url()
  @withoutSlash()
  readonly PUBLIC_ORIGIN!: string;

  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL must be a postgres:// address' })
  readonly DATABASE_URL!: string;

  @Type(() => Number)
  @IsInt()
  @Min(2)
  readonly DATABASE_POOL_MAX: number = 20;

  /** So many of them are opened at the start and kept, with the statements of a purchase planned on each; 0: as needed. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly DATABASE_POOL_WARM: number = 0;

  @Matches(/^rediss?:\/\//, { message: 'REDIS_URL must be a redis:// address' })
  readonly REDIS_URL!: string;

  /** `kid:secret[,kid:secret]`, HS256. The first signs, all verify, so that keys can be rotated. */
  @Matches(/^[\w-]+:[^,]{32,}(,[\w-]+:[^,]{32,})*$/, {
    message: 'ACCESS_TOKEN_KEYS must be kid:secret pairs, secrets of 32 characters or more',
  })
  readonly ACCESS_TOKEN_KEYS!: string;

  /** `kid:base64(PKCS8 Ed25519)[,…]`. The first signs. */
  @Matches(/^[\w-]+:[\w+/=]{40,}(,[\w-]+:[\w+/=]{40,})*$/, { message: 'TICKET_SIGNING_KEYS must be kid:base64 pairs' })
  readonly TICKET_SIGNING_KEYS!: string;

  @url()
  @withoutSlash()
  readonly TOSS_API_URL: string = 'https://api.tosspayments.com';

  @url()
  readonly TOSS_SDK_URL: string = 'https://js.tosspayments.com/v2/standard';

  @MinLength(8)
  readonly TOSS_CLIENT_KEY!: string;

  @MinLength(8)
  readonly TOSS_SECRET_KEY!: string;

  @url()
  @withoutSlash()
  readonly KAKAO_AUTH_URL: string = 'https://kauth.kakao.com';

  @url()
  @withoutSlash()
  readonly KAKAO_API_URL: string = 'https://kapi.kakao.com';

  @IsString()
  readonly KAKAO_CLIENT_ID!: string;

  @IsString()
  readonly KAKAO_CLIENT_SECRET!: string;

  @url()
  @withoutSlash()
  readonly NAVER_AUTH_URL: string = 'https://nid.naver.com';

  @url()
  @withoutSlash()
  readonly NAVER_API_URL: string = 'https://openapi.naver.com';

  @IsString()
  readonly NAVER_CLIENT_ID!: string;

  @IsString()
  readonly NAVER_CLIENT_SECRET!: string;

  @url()
  @withoutSlash()
  readonly GOOGLE_AUTH_URL: string = 'https://accounts.google.com';

  @url()
  @withoutSlash()
  readonly GOOGLE_TOKEN_URL: string = 'https://oauth2.googleapis.com';

  @url()
  @withoutSlash()
  readonly GOOGLE_API_URL: string = 'https://openidconnect.googleapis.com';

  @IsString()
  readonly GOOGLE_CLIENT_ID!: string;

  @IsString()
  readonly GOOGLE_CLIENT_SECRET!: string;

  /**
   * Relays of the drand network, by commas: a public value nobody can choose takes part in the draws of waiting rooms.
   * Real: https://api.drand.sh,https://api2.drand.sh,https://drand.cloudflare.com. Unset: draws rest on seed and entrants.
   */
  @IsOptional()
  @Matches(/^https?:\/\/[^,\s]+(,https?:\/\/[^,\s]+)*$/, { message: 'DRAND_URL must be http(s) addresses, by commas' })
  readonly DRAND_URL?: string;

  @Matches(/^smtps?:\/\//, { message: 'SMTP_URL must be an smtp:// address' })
  readonly SMTP_URL!: string;

  @IsString()
  readonly MAIL_FROM: string = 'TIKETI <no-reply@tiketi.test>';

  /** In won: a refund by staff above it needs a second person. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly REFUND_TWO_PERSON_LIMIT: number = 1_000_000;

  /** Secrets of AWS Secrets Manager, by commas: their variables come on top of the environment's, also while we run. */
  @IsOptional()
  @Matches(/^[\w/+=.@-]+(,[\w/+=.@-]+)*$/, { message: 'SECRET_IDS must be names of secrets, by commas' })
  readonly SECRET_IDS?: string;

  /** Secrets Manager somewhere else than in AWS. */
  @IsOptional()
  @url()
  @withoutSlash()
  readonly SECRETS_MANAGER_URL?: string;

  /** How often secrets are read again, in seconds. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  readonly SECRETS_REFRESH_SECONDS: number = 300;

  @IsString()
  readonly AWS_REGION: string = 'ap-northeast-2';

  /** Folder served at /media: posters. */
  @IsOptional()
  @IsString()
  readonly MEDIA_ROOT?: string;

  /** Built web apps, served at / and /admin when set. In production the web container serves them. */
  @IsOptional()
  @IsString()
  readonly STOREFRONT_DIST?: string;

  @IsOptional()
  @IsString()
  readonly ADMIN_DIST?: string;

  /** Bearer of /metrics. Without it the page answers only on a developer's machine. */
  @IsOptional()
  @MinLength(16)
  readonly METRICS_TOKEN?: string;

  /** How many proxies in front may be believed about the caller's address. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(5)
  readonly TRUST_PROXY_HOPS: number = 0;

  @IsIn(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
  readonly LOG_LEVEL: string = 'info';

  /** STAGE=test only: waits of ours are this many times shorter, so that a fault run settles in seconds. */
  @Type(() => Number)
  @IsNumber()
  @Min(1)
  @Max(20)
  readonly TEST_HURRY: number = 1;

  /** STAGE=test only: how far this process' own clock is ahead of the others', in seconds; negative: behind. */
  @Type(() => Number)
  @IsInt()
  readonly TEST_CLOCK_OFFSET_SECONDS: number = 0;

  /** Which version of the program this is, a commit: rehearsals say with what they were measured. */
  @IsString()
  readonly RELEASE: string = 'unversioned';

  /** A wait in seconds as this process keeps it: as it is, but shorter in a fault run. */
  patience(seconds: number): number {
    return seconds / this.TEST_HURRY;
  }

  /** The secrets of another reading of the configuration become this one's. */
  take(fresh: AppConfig): void {
    Object.assign(this, Object.fromEntries(SECRET_VARIABLES.map((name) => [name, fresh[name]])));
  }

  get isDeveloperMachine(): boolean {
    return this.STAGE === 'local' || this.STAGE === 'test';
  }
}
