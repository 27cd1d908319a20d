-- P12 [I] a booking is being paid for exactly while its payment is under way
-- ko: 예매는 결제가 진행되는 동안에만 결제 중이다
select b.id as booking_id, b.state, array_agg(p.state) as payments
  from booking b left join payment p on p.booking_id = b.id
 where b.state in ('PAYING', 'AWAITING_DEPOSIT') or p.state in ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT')
 group by b.id
having (b.state = 'PAYING') <> coalesce(bool_or(p.state in ('CONFIRMING', 'UNKNOWN')), false)
    or (b.state = 'AWAITING_DEPOSIT') <> coalesce(bool_or(p.state = 'WAITING_FOR_DEPOSIT'), false)
