import { Injectable } from '@nestjs/common';
import { Sql } from '#platform/database/sql';
import {
  type ApprovalState,
  type Decision,
  type NewApproval,
  type RefundApproval,
  RefundApprovals,
} from '../../application/refunds/refund-approvals';

const APPROVAL = `
  select a.id, a.booking_id as "bookingId", b.number as "bookingNumber", a.organiser_fault as "organiserFault",
         a.fee_override as "feeOverride", a.expected_refund as "expectedRefund", a.reason, a.requested_at as "requestedAt",
         json_build_object('id', r.id, 'name', r.name) as "requestedBy", a.state,
         case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end as "decidedBy",
         a.decided_at as "decidedAt", a.decided_because as "decidedBecause", a.refund_id as "refundId",
         (select json_agg(s.seat_id order by s.ordinal)
            from claim c
            join performance p on p.id = c.performance_id
            join seat s on s.seat_map_id = p.seat_map_id and s.ordinal = c.seat_ordinal
           where c.id = any (a.claim_ids)) as "seatIds"
    from refund_approval a
    join booking b on b.id = a.booking_id
    join staff_member r on r.id = a.requested_by
    left join staff_member d on d.id = a.decided_by`;

@Injectable()
export class SqlRefundApprovals extends RefundApprovals {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add(approval: NewApproval): Promise<RefundApproval> {
    const { id, bookingId, claimIds, organiserFault, feeOverride, expectedRefund, reason, idempotencyKey } = approval;
    await this.sql.query(
      `insert into refund_approval (id, booking_id, claim_ids, organiser_fault, fee_override, expected_refund, reason,
                                    idempotency_key, requested_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        bookingId,
        claimIds,
        organiserFault,
        feeOverride,
        expectedRefund,
        reason,
        idempotencyKey,
        approval.requestedBy,
      ],
    );
    return this.found(id);
  }

  get(id: string): Promise<RefundApproval | undefined> {
    return this.sql.one<RefundApproval>(`${APPROVAL} where a.id = $1`, [id]);
  }

  byIdempotencyKey(bookingId: string, key: string): Promise<RefundApproval | undefined> {
    return this.sql.one<RefundApproval>(`${APPROVAL} where a.booking_id = $1 and a.idempotency_key = $2`, [
      bookingId,
      key,
    ]);
  }

  async isPending(bookingId: string): Promise<boolean> {
    const rows = await this.sql.query(`select 1 from refund_approval where booking_id = $1 and state = 'PENDING'`, [
      bookingId,
    ]);
    return rows.length > 0;
  }

  async decide(id: string, { state, by, because, refundId }: Decision): Promise<RefundApproval> {
    await this.sql.query(
      `update refund_approval set state = $2, decided_by = $3, decided_because = $4, refund_id = $5, decided_at = clock_timestamp()
        where id = $1 and state = 'PENDING'`,
      [id, state, by, because, refundId ?? null],
    );
    return this.found(id);
  }

  async list(state: ApprovalState | undefined, page: number, size: number) {
    const items = await this.sql.query<RefundApproval>(
      `${APPROVAL} where $1::text is null or a.state = $1 order by a.requested_at, a.id limit $2 offset $3`,
      [state ?? null, size, (page - 1) * size],
    );
    const count = await this.sql.one<{ total: number }>(
      'select count(*)::int as total from refund_approval where $1::text is null or state = $1',
      [state ?? null],
    );
    return { items, total: count?.total ?? 0 };
  }

  private async found(id: string): Promise<RefundApproval> {
    const approval = await this.get(id);
    if (!approval) throw new Error(`Approval ${id} has disappeared`);
    return approval;
  }
}
