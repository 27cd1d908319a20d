-- F3 [I] a suspicion stands where its log left it
-- ko: 매크로 의심 건의 상태는 기록이 끝난 곳과 같다
select c.id, c.state
  from suspicion_case c
 where c.state is distinct from (select t.to_state from suspicion_case_transition t
                                  where t.suspicion_case_id = c.id order by t.id desc limit 1)
