import { ApiProperty } from '@nestjs/swagger';

export class AuditActorResponse {
  /** database: somebody at a SQL console; system: a timer or a job of ours. */
  kind!: 'staff' | 'buyer' | 'system' | 'database';
  id!: string | null;
  role!: string | null;
  /** Of staff, as it is now. */
  name!: string | null;
}

export class AuditSubjectResponse {
  type!: string;
  id!: string;
}

export class AuditEntryResponse {
  /** Its place in the chain, counted without gaps. */
  id!: string;
  at!: Date;
  actor!: AuditActorResponse;
  /** As `booking.unmasked`. */
  action!: string;
  subject!: AuditSubjectResponse;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before!: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after!: unknown;
  reason!: string | null;
  ip!: string | null;
  traceId!: string | null;
  /** SHA-256, hex. */
  previousHash!: string;
  hash!: string;
}

export class AuditEntryListResponse {
  items!: AuditEntryResponse[];
  page!: number;
  size!: number;
  total!: number;
}
