-- P9 [I] a seat is given back at most once
select claim_id, count(*) as refunds from refund_item group by claim_id having count(*) > 1
