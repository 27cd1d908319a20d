-- F1 [I] nobody is decided against unheard, without a name or without a word
-- ko: 해명할 기회와 담당자 이름과 사유 없이 불리하게 결정된 사람은 없다
select id, state from suspicion_case
 where state = 'UPHELD'
   and (decided_by is null or reason is null or (appealed_at is null and decided_at < appeal_by))
