/** One entry as auditors read it. Its place in the chain and its hash let them compare it with a copy of theirs. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: {
    readonly kind: 'staff' | 'buyer' | 'system' | 'database';
    readonly id: string | null;
    readonly role: string | null;
    /** Of staff, as it is now. */
    readonly name: string | null;
  };
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly ip: string | null;
  readonly traceId: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

export interface AuditSearch {
  readonly action?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly actorId?: string;
  /** Calendar days in Seoul, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly page: number;
  readonly size: number;
}

/** Where a Korean day's entries ended. */
export interface AuditRoot {
  readonly day: string;
  readonly entries: string;
  readonly hash: string;
}

/** The audit log as it is read. */
export abstract class AuditTrail {
  /** Newest first. */
  abstract search(search: AuditSearch): Promise<{ items: AuditEntry[]; total: number }>;
  /** Gives every Korean day that is over and has none its root; answers those. Any number of workers may call it. */
  abstract closeDays(): Promise<AuditRoot[]>;
}
