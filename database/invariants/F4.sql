-- F4 [I] an open suspicion rests on two kinds of evidence or more
-- ko: 열린 매크로 의심 건에는 서로 다른 정황이 둘 이상 있다
select c.id, c.state
  from suspicion_case c
 where c.state in ('FROZEN', 'APPEALED', 'UPHELD')
   and (select count(distinct s.rule) from suspicion_signal s
         where s.performance_id = c.performance_id and s.account_id = c.account_id) < 2
