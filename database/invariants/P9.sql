-- P9 [I] a seat is given back at most once
-- ko: 한 좌석은 많아야 한 번 돌려받는다
select claim_id, count(*) as refunds from refund_item group by claim_id having count(*) > 1
