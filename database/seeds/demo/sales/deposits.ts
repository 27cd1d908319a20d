import type { Client } from 'pg';
import type { Sale } from './plan-sales.ts';

const HOUR = 3_600_000;
const BANKS = ['06', '88', '20', '81', '11', '03'];

/** Buyers who were given an account to pay into, and paid: the booking and its payment wait before they are confirmed. */
export async function awaitDeposits(client: Client, sales: readonly Sale[]): Promise<void> {
  const waiting = sales.filter(({ method }) => method === 'VIRTUAL_ACCOUNT');
  if (waiting.length === 0) return;
  await client.query(
    `update payment set state = 'WAITING_FOR_DEPOSIT', moved_because = 'gateway', method = 'VIRTUAL_ACCOUNT' where id = any ($1)`,
    [waiting.map(({ paymentId }) => paymentId)],
  );
  await client.query(
    `insert into virtual_account (payment_id, bank_code, account_number, customer_name, issued_at, due_at, secret, deposit_seen_at, settled_at)
     select s.payment, s.bank, s.number, a.display_name, s.issued, s.due, 'demo', s.paid - interval '10 minutes', s.paid
       from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[])
            s(payment, bank, number, account, issued, due, paid)
       join account a on a.id = s.account`,
    [
      waiting.map(({ paymentId }) => paymentId),
      waiting.map(({ paymentId }) => BANKS[parseInt(paymentId.slice(-2), 16) % BANKS.length]),
      waiting.map(({ paymentId }) => `X${String(parseInt(paymentId.slice(-10), 16)).padStart(13, '0')}`),
      waiting.map(({ accountId }) => accountId),
      waiting.map(({ createdAt }) => createdAt),
      waiting.map(({ createdAt }) => new Date(createdAt.getTime() + 24 * HOUR)),
      waiting.map(({ confirmedAt }) => confirmedAt),
    ],
  );
}
