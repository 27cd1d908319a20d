-- P16 [I] what was given back adds up: refund and fees are what was paid for it
-- ko: 돌려준 내역의 합이 맞다: 환불과 수수료를 더하면 낸 돈이다
-- A refund that draws on two payments has its seats and fees in the first part.
select r.id as refund_id, r.amount, x.amount as items
  from refund r
  left join (select refund_id, sum(amount) as amount, sum(cancellation_fee) as fee, sum(booking_fee_returned) as returned,
                    bool_and(amount + cancellation_fee + booking_fee - booking_fee_returned = price + booking_fee) as adds_up
               from refund_item group by refund_id) x on x.refund_id = r.id
  left join (select part_of, sum(amount) as amount from refund where part_of is not null group by part_of) o on o.part_of = r.id
 where case when x.refund_id is null then (r.cause not in ('NO_SEAT', 'BANK', 'CHANGE', 'GATEWAY') and r.part_of is null)
                                          or r.beyond_items <> case r.cause when 'GATEWAY' then r.amount else 0 end
            else not x.adds_up or (r.amount + coalesce(o.amount, 0) - r.beyond_items, r.cancellation_fee, r.booking_fee_returned) <> (x.amount, x.fee, x.returned) end
