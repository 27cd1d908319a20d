-- P1 [I] at most one open payment per booking
-- ko: 예매마다 열린 결제는 많아야 하나
select booking_id, count(*) as payments from payment
 where state in ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT', 'CAPTURED', 'PARTIAL_CANCELED') and returning_since is null
 group by booking_id having count(*) > 1
