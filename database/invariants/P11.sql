-- P11 [L] no refund is open for over 15 min without a person who was asked to act
-- ko: 담당자 요청 없이 15분 넘게 열린 환불은 없다
-- Counted from the request, or from when a person put it back to work.
select r.id as refund_id, r.state, r.attempts
  from refund r
 where r.state in ('REQUESTED', 'SENT', 'UNKNOWN')
   and coalesce((select max(l.at) from refund_transition l where l.refund_id = r.id and l.from_state = 'MANUAL'), r.requested_at)
       < clock_timestamp() - interval '15 min'
