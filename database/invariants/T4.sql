-- T4 [I] a seat that was given back has no live ticket
-- ko: 돌려준 좌석에는 살아 있는 티켓이 없다
select t.id as ticket_id, i.refund_id from refund_item i join ticket t on t.claim_id = i.claim_id where t.state in ('VALID', 'USED')
