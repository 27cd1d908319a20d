import pg from 'pg';

const AT_ONCE = 400;

/** What the sandbox's Toss must know of a demo sale, as its `/toss/admin/history` takes it. */
const DEMO_PAYMENTS = `
  select p.payment_key as "paymentKey", p.order_id as "orderId", e.title_ko as "orderName",
         case p.method when 'CARD' then '카드' when 'EASY_PAY' then '간편결제' when 'TRANSFER' then '계좌이체' else '가상계좌' end as method,
         case p.easy_pay_provider when 'KAKAOPAY' then '카카오페이' when 'NAVERPAY' then '네이버페이' when 'TOSSPAY' then '토스페이' end as "easyPay",
         p.amount as "totalAmount", p.created_at as "requestedAt", t.at as "approvedAt", t.transaction_key as "transactionKey",
         a.display_name as "customerName",
         (select json_build_object('bankCode', v.bank_code, 'accountNumber', v.account_number, 'dueAt', v.due_at)
            from virtual_account v where v.payment_id = p.id) as account,
         coalesce((select json_agg(json_build_object('transactionKey', r.transaction_key, 'amount', r.amount, 'at', r.at) order by r.id)
                     from payment_transaction r where r.payment_id = p.id and r.kind = 'REFUND' and r.transaction_key like 'demo\\_%'), '[]') as cancels
    from payment p
    join payment_transaction t on t.payment_id = p.id and t.kind = 'CAPTURE'
    join booking b on b.id = p.booking_id
    join account a on a.id = b.account_id
    join performance f on f.id = b.performance_id
    join event e on e.id = f.event_id
   where p.payment_key like 'demo\\_%'
   order by p.created_at`;

/**
 * Tells the sandbox's Toss of the demo sales, which came to be without it: they can then be given back, and compared with
 * its lists. Telling it again changes nothing.
 */
export async function tellDemoSales(databaseUrl: string, sandbox: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ paymentKey: string }>(DEMO_PAYMENTS);
    const last = rows.at(-1);
    // Told in order: who knows the last knows all.
    if (!last || (await fetch(`${sandbox}/toss/admin/payments/${last.paymentKey}`)).ok) return;
    for (let first = 0; first < rows.length; first += AT_ONCE) {
      const answer = await fetch(`${sandbox}/toss/admin/history`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ payments: rows.slice(first, first + AT_ONCE) }),
      });
      if (!answer.ok)
        throw new Error(`The sandbox did not take the demo sales: ${answer.status} ${await answer.text()}`);
    }
  } finally {
    await client.end();
  }
}
