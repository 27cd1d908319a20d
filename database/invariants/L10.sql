-- L10 [L] cash receipts say what is left of their payment within 15 min
-- ko: 현금영수증 금액은 15분 안에 남은 결제 금액과 같아진다
select r.id as receipt_id, r.amount - r.cancelled_amount as says, p.balance
  from cash_receipt r join payment p on p.id = r.payment_id
-- One that was never reduced may say less: the gateway issues those of its payment window for what was cash.
 where r.state in ('ISSUED', 'CANCELLED')
   and (r.amount - r.cancelled_amount > p.balance or (r.cancelled_amount > 0 and r.amount - r.cancelled_amount < p.balance))
   and not exists (select from payment_transaction t where t.payment_id = p.id and t.recorded_at > clock_timestamp() - interval '15 min')
