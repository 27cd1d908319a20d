import { aHall, type Hall } from '../builders/a-hall';
import { eventually } from '../eventually';
import { aSignedInBuyer, authenticatedAtToss, call, type Json, newKey, ServiceDatabase } from './client';
import { demoPassword } from './demo';

const database = new ServiceDatabase();
let hall: Hall;
let number: string;
let email: string;

beforeAll(async () => {
  await database.open();
  hall = await aHall(database, { price: 77_000, bookingFee: 1_500 });
  const buyer = await aSignedInBuyer();
  email = buyer.email;
  const { token } = buyer;
  const { body: held } = await call('POST', `/performances/${hall.performanceId}/holds`, {
    token,
    body: { seatIds: hall.seatIds.slice(0, 2) },
    headers: { 'idempotency-key': newKey() },
  });
  const { body: order } = await call('POST', `/bookings/${held.id}/checkout`, { token });
  const paymentKey = await authenticatedAtToss(order);
  await call('POST', `/bookings/${held.id}/payments`, {
    token,
    body: { paymentKey, orderId: order.orderId, amount: order.amount },
    headers: { 'idempotency-key': newKey() },
  });
  number = held.number as string;
});

afterAll(() => database.close());

async function staff(role: 'operator' | 'auditor'): Promise<string> {
  const { email: address, password } = await demoPassword(role);
  const { body } = await call('POST', '/staff/auth/sign-in', { body: { email: address, password } });
  return body.accessToken as string;
}

it('shows an operator what was sold of the performance, by grade', async () => {
  const token = await staff('operator');

  const { body } = await call('GET', `/staff/performances/${hall.performanceId}/sales`, { token });

  expect(body.totals).toEqual({ capacity: 50, free: 48, held: 0, sold: 2, revenue: 154_000, blocked: 0 });
  expect(body.grades).toHaveLength(1);
});

it('finds the booking with its buyer masked, by number and by address', async () => {
  const token = await staff('operator');

  for (const q of [number, email]) {
    const { body } = await call('GET', `/staff/bookings?q=${encodeURIComponent(q)}`, { token });
    expect(body.items).toHaveLength(1);
    expect(body.items[0].buyer).toEqual({ name: '이*이', email: 'e***@e***.test' });
  }
});

it('keeps revenue from operators and bookings from nobody on the staff', async () => {
  const [operator, auditor] = [await staff('operator'), await staff('auditor')];
  const path = '/staff/revenue/daily?from=2026-01-01&to=2026-01-31';

  expect((await call('GET', path, { token: operator })).status).toBe(403);
  expect((await call('GET', path, { token: auditor })).status).toBe(200);
  expect((await call('GET', '/staff/bookings', { token: auditor })).status).toBe(200);
  expect((await call('GET', '/me', { token: operator })).status).toBe(403);
});

it('gives an auditor revenue whose rows, totals, CSV and database agree to the won', async () => {
  const token = await staff('auditor');
  const [{ first, last } = { first: '', last: '' }] = await database.query(
    `select to_char(min(at) at time zone 'Asia/Seoul', 'YYYY-MM-DD') as first, to_char(max(at) at time zone 'Asia/Seoul', 'YYYY-MM-DD') as last from payment_transaction`,
  );
  const range = `from=${first}&to=${last}`;
  // Others may be buying meanwhile: asked again until nothing moved in between.
  const { report, csv, booked } = await eventually(async () => {
    const before = await moved();
    const { body } = await call('GET', `/staff/revenue/daily?${range}`, { token });
    // Not text(): that swallows the byte order mark Excel needs.
    const text = Buffer.from(await (await fetchCsv('transactions', range, token)).arrayBuffer()).toString('utf8');
    const isWhole = numberIn(text, '행 수') === before.rows;
    return isWhole && (await moved()).net === before.net ? { report: body, csv: text, booked: before } : undefined;
  });

  const sum = (rows: Json[], field: string) => rows.reduce((total, row) => total + Number(row[field]), 0);
  expect(report.totals.net).toBe(booked.net);
  for (const field of ['bookings', 'tickets', 'gross', 'bookingFee', 'refund', 'net'])
    expect(sum(report.rows as Json[], field)).toBe(report.totals[field]);
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toContain('기준 시각(KST),');
  const lines = csv.trim().split('\r\n');
  const table = lines.slice(lines.findIndex((line) => line.startsWith('전표 번호')));
  const at = table[0]?.split(',').indexOf('순입금(원)') ?? -1;
  expect(table).toHaveLength(booked.rows + 1);
  expect(numberIn(csv, '합계 순입금\\(원\\)')).toBe(booked.net);
  expect(table.slice(1).reduce((total, line) => total + Number(line.split(',')[at]), 0)).toBe(booked.net);
  expect(table.some((line) => line.includes(number))).toBe(true);
});

it('refuses a range that is none', async () => {
  const token = await staff('auditor');

  const answer = await call('GET', '/staff/revenue/daily?from=2026-02-30&to=2026-03-01', { token });

  expect([answer.status, answer.body.code]).toEqual([422, 'report.range-invalid']);
});

async function moved(): Promise<{ net: number; rows: number }> {
  const [row] = await database.query(
    `select coalesce(sum(case kind when 'CAPTURE' then amount else -amount end), 0)::int as net, count(*)::int as rows from payment_transaction`,
  );
  return row as { net: number; rows: number };
}

/** A line of the head of an export. */
function numberIn(csv: string, label: string): number {
  return Number(new RegExp(`^${label},(-?\\d+)`, 'm').exec(csv)?.[1]);
}

function fetchCsv(report: string, range: string, token: string): Promise<Response> {
  return fetch(`${process.env['TIKETI_ORIGIN']}/api/v1/staff/exports/${report}.csv?${range}`, {
    headers: { authorization: `Bearer ${token}` },
  });
}
