-- S7 [I] nobody has more seats of a performance than a person may have
-- ko: 한 사람이 한 공연에서 정해진 수보다 많은 좌석을 갖지 않는다
-- A hold that ran out counts no longer, swept or not; nor do seats that are about to be given for those held beside them.
-- Accounts of one person count together from when they were found to be one.
with seats as (
  select b.account_id, b.performance_id, b.created_at, e.seats_per_person, count(*) as seats
    from claim c
    join booking b on b.id = c.booking_id
    join performance p on p.id = b.performance_id
    join event e on e.id = p.event_id
   where c.state in ('HELD', 'SOLD') and not (b.state = 'HELD' and b.expires_at <= clock_timestamp())
     and not exists (select from booking_change_item i join booking_change g on g.id = i.change_id and g.state in ('HELD', 'PAYING')
                       join booking n on n.id = g.to_booking_id and n.performance_id = b.performance_id
                      where i.claim_id = c.id)
   group by b.id, b.account_id, b.performance_id, b.created_at, e.seats_per_person)
select s.account_id as whose, s.performance_id, sum(s.seats) as seats
  from seats s
 group by s.account_id, s.performance_id, s.seats_per_person having sum(s.seats) > s.seats_per_person
union all
select a.person_id, s.performance_id, sum(s.seats)
  from seats s
  join lateral (select coalesce(x.person_id, x.id) as person_id from account x
                 where x.id = s.account_id and (x.person_id is null or s.created_at >= x.person_since)) a on true
 group by a.person_id, s.performance_id, s.seats_per_person having sum(s.seats) > s.seats_per_person and count(distinct s.account_id) > 1
