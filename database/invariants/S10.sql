-- S10 [I] every move of a claim is in its table, and its log is a chain that ends at its state
-- ko: 좌석 점유의 모든 이동은 표에 있고, 기록은 지금 상태에서 끝나는 사슬이다
-- Only UPDATEs are logged: a claim begins as HELD.
with log as (
  select claim_id, from_state, to_state, lag(to_state, 1, 'HELD') over w as was, row_number() over (partition by claim_id order by id desc) as nth_last
    from claim_transition window w as (partition by claim_id order by id))
select claim_id, from_state, to_state from log where from_state <> was or not claim_may_move(from_state, to_state)
union all
select c.id, coalesce(l.to_state, 'HELD'), c.state from claim c left join log l on l.claim_id = c.id and l.nth_last = 1
 where c.state <> coalesce(l.to_state, 'HELD')
