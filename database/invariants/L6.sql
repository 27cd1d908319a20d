-- L6 [I] the fees of a refund in the ledger are the fees it states
-- ko: 장부의 환불 수수료는 환불에 적힌 수수료와 같다
select r.id as refund_id, r.cancellation_fee, coalesce(l.fee, 0) as ledger_fee, r.booking_fee_returned, coalesce(l.returned, 0) as ledger_returned
  from refund r
  left join (select e.refund_id, -sum(g.amount) filter (where g.account = 'CANCELLATION_FEES') as fee,
                    sum(g.amount) filter (where g.account = 'REFUNDED_BOOKING_FEES') as returned
               from ledger_entry e join ledger_posting g on g.entry_id = e.id
              where e.kind = 'REFUND_REQUESTED' group by e.refund_id) l on l.refund_id = r.id
 where r.cancellation_fee <> coalesce(l.fee, 0)
    or (r.booking_fee_returned <> coalesce(l.returned, 0) and exists (select from refund_item i where i.refund_id = r.id))
