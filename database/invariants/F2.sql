-- F2 [L] no suspicion outlives its clock by more than ten minutes
-- ko: 매크로 의심 건은 결정 기한을 10분 넘게 넘기지 않는다
select id, state from suspicion_case
 where state in ('FROZEN', 'APPEALED') and decide_by < now() - interval '10 minutes'
