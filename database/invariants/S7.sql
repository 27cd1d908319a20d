-- S7 [I] nobody has more seats of a performance than a person may have
-- ko: 한 사람이 한 공연에서 정해진 수보다 많은 좌석을 갖지 않는다
-- A hold that ran out counts no longer, swept or not; nor do seats that are about to be given for those held beside them.
select b.account_id, b.performance_id, count(*) as seats
  from claim c
  join booking b on b.id = c.booking_id
  join performance p on p.id = b.performance_id
  join event e on e.id = p.event_id
 where c.state in ('HELD', 'SOLD') and not (b.state = 'HELD' and b.expires_at <= clock_timestamp())
   and not exists (select from booking_change_item i join booking_change g on g.id = i.change_id and g.state in ('HELD', 'PAYING')
                     join booking n on n.id = g.to_booking_id and n.performance_id = b.performance_id
                    where i.claim_id = c.id)
 group by b.account_id, b.performance_id, e.seats_per_person having count(*) > e.seats_per_person
