-- X1 [I] a change that is done swapped its seats: the old ones are nobody's by it, the new ones are as many
-- ko: 끝난 변경은 좌석을 맞바꿨다: 옛 좌석은 비고, 새 좌석은 같은 수만큼 팔렸다
select g.id as change_id, i.claim_id
  from booking_change g
  join booking_change_item i on i.change_id = g.id
  join claim c on c.id = i.claim_id
  left join ticket t on t.claim_id = c.id
 where g.state = 'DONE'
   and (c.booking_id <> g.from_booking_id or c.state <> 'RELEASED' or t.state is distinct from 'VOID'
        or exists (select from refund_item r where r.claim_id = c.id)
        or exists (select from booking_change_item j join booking_change o on o.id = j.change_id and o.state = 'DONE'
                    where j.claim_id = i.claim_id and j.change_id <> g.id))
union all
select g.id, null
  from booking_change g
 where g.state = 'DONE'
   and (select count(*) from booking_change_item i where i.change_id = g.id)
       <> (select count(*) from claim c join ticket t on t.claim_id = c.id where c.booking_id = g.to_booking_id)
