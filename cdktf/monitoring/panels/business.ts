import type { Dashboard } from '../dashboards.ts';

const HTTP = 'http_request_duration_seconds';
const api = (more: string): string => `{service="api",${more}}`;
const holds = (status: string): string =>
  `sum(rate(${HTTP}_count${api(`method="POST",route=~".*/(holds|best-seats)",status_class="${status}"`)}[1m]))`;

/** 예매 성공/실패율, 좌석, 결제: what people look at while a sale opens. */
export const warRoom: Dashboard = {
  uid: 'tiketi-sale',
  title: '1 On-sale war room',
  about: 'While a sale opens: holds, seats, payments, errors, and what gives way first.',
  refresh: '5s',
  from: 'now-30m',
  panels: [
    { title: 'Holds that worked (per second)', promql: [holds('2xx')], unit: 'reqps' },
    { title: 'Holds refused: taken, limit, not open', promql: [holds('4xx')], unit: 'reqps' },
    { title: 'Holds that failed', promql: [holds('5xx')], unit: 'reqps' },
    {
      title: 'Wishes for seats by what became of them',
      promql: ['sum by (result) (rate(tiketi_reservations_total[1m]))'],
      legend: '{{result}}',
      unit: 'reqps',
    },
    {
      title: 'Seats by state',
      promql: ['sum by (state) (max by (performance, state) (tiketi_seats))'],
      legend: '{{state}}',
    },
    {
      title: 'In line, and inside',
      promql: [
        'sum(max by (performance) (tiketi_queue_waiting))',
        'sum(max by (performance) (tiketi_queue_inside))',
        'sum(max by (performance) (tiketi_queue_capacity))',
      ],
    },
    {
      title: 'Called up to',
      promql: ['max by (performance) (tiketi_queue_serving_number)'],
      legend: '{{performance}}',
    },
    {
      title: 'Called in (per second)',
      promql: ['max by (performance) (rate(tiketi_queue_admissions_total[1m]))'],
      legend: '{{performance}}',
      unit: 'reqps',
    },
    {
      title: 'How long they had waited (p50, p95)',
      promql: [0.5, 0.95].map(
        (q) => `histogram_quantile(${q}, sum by (le) (rate(tiketi_queue_wait_seconds_bucket[5m])))`,
      ),
      unit: 's',
    },
    { title: 'Sockets', promql: ['sum by (namespace) (tiketi_sockets)'], legend: '{{namespace}}' },
    {
      title: 'Messages over sockets',
      promql: ['sum by (namespace, direction) (rate(tiketi_socket_messages_total[1m]))'],
      legend: '{{namespace}} {{direction}}',
      unit: 'reqps',
    },
    {
      title: 'Holds that ended unpaid',
      promql: ['sum by (by) (rate(tiketi_hold_expired_total[1m]))'],
      legend: '{{by}}',
      unit: 'reqps',
    },
    {
      title: 'Payments by outcome',
      promql: ['sum by (outcome) (rate(tiketi_payment_attempts_total[1m]))'],
      legend: '{{outcome}}',
      unit: 'reqps',
    },
    { title: 'Payments nobody knows about', promql: ['max(tiketi_payment_unknown)'], kind: 'stat' },
    {
      title: 'A hold takes (p50, p95, p99)',
      promql: [0.5, 0.95, 0.99].map(
        (q) =>
          `histogram_quantile(${q}, sum by (le) (rate(${HTTP}_bucket${api('method="POST",route=~".*/(holds|best-seats)"')}[1m])))`,
      ),
      unit: 's',
    },
    {
      title: 'A hold takes by what became of it, without HTTP (p95)',
      promql: ['histogram_quantile(0.95, sum by (le, result) (rate(tiketi_hold_duration_seconds_bucket[1m])))'],
      legend: '{{result}}',
      unit: 's',
    },
    { title: 'Everything else takes (p95)', promql: ['slo:reads:p95_5m'], unit: 's' },
    {
      title: 'Answers of the kind 5xx',
      promql: [`sum(rate(${HTTP}_count${api('status_class="5xx"')}[1m]))`],
      unit: 'reqps',
    },
    {
      title: 'Requests that wait for a connection',
      promql: ['sum by (instance) (tiketi_db_pool_waiting)'],
      legend: '{{instance}}',
    },
    {
      title: 'Toss answers in (p95)',
      promql: ['histogram_quantile(0.95, sum by (le, op) (rate(tiketi_gateway_request_duration_seconds_bucket[5m])))'],
      legend: '{{op}}',
      unit: 's',
    },
    {
      title: 'Too many requests (429 and others)',
      promql: [`sum by (route) (rate(${HTTP}_count${api('status_class="4xx"')}[1m]))`],
      legend: '{{route}}',
      unit: 'reqps',
    },
  ],
};

/** 매출, 환불: what an accountant asks about. */
export const money: Dashboard = {
  uid: 'tiketi-money',
  title: '2 Money',
  about: 'Captured, given back, owed, unknown. Straight from the rows the ledger is made of.',
  refresh: '1m',
  from: 'now-24h',
  panels: [
    {
      title: 'Captured and refunded by hour',
      sql: `select date_trunc('hour', at) as time, kind as metric, sum(amount) as won from payment_transaction
 where $__timeFilter(at) group by 1, 2 order by 1`,
      unit: 'currencyKRW',
    },
    {
      title: 'By method',
      kind: 'table',
      sql: `select coalesce(p.method, '-') as method, count(*) as payments, sum(t.amount) as won
  from payment_transaction t join payment p on p.id = t.payment_id
 where t.kind = 'CAPTURE' and $__timeFilter(t.at) group by 1 order by 3 desc`,
    },
    {
      title: 'Won in and out, by method',
      promql: [
        'sum by (method) (increase(tiketi_revenue_krw_total[5m]))',
        '-sum by (method) (increase(tiketi_refund_krw_total[5m]))',
      ],
      legend: '{{method}}',
      unit: 'currencyKRW',
    },
    {
      title: 'Mails by what became of them',
      promql: ['sum by (kind, result) (increase(tiketi_notifications_total[5m]))'],
      legend: '{{kind}} {{result}}',
    },
    { title: 'Payments nobody knows about', promql: ['max(tiketi_payment_unknown)'], kind: 'stat' },
    { title: 'The oldest of them', promql: ['max(tiketi_payment_unknown_oldest_age_seconds)'], unit: 's' },
    { title: 'Refunds owed', promql: ['max by (state) (tiketi_refund_open)'], legend: '{{state}}' },
    {
      title: 'The oldest of them',
      promql: ['max by (state) (tiketi_refund_oldest_age_seconds)'],
      legend: '{{state}}',
      unit: 's',
    },
    {
      title: 'News from Toss',
      promql: ['sum by (type, outcome) (increase(tiketi_webhooks_total[5m]))'],
      legend: '{{type}} {{outcome}}',
    },
    {
      title: 'The gateway: 0 answers, 1 tried, 2 not asked',
      promql: ['max(tiketi_gateway_circuit_state)'],
      kind: 'stat',
    },
    {
      title: 'Refunds by cause',
      kind: 'table',
      sql: `select cause, state, count(*) as refunds, sum(amount) as won from refund
 where $__timeFilter(requested_at) group by 1, 2 order by 4 desc`,
    },
  ],
};

/** 예매 수, 매출: the owner's morning. */
export const business: Dashboard = {
  uid: 'tiketi-business',
  title: '5 Business',
  about: 'Bookings and revenue by day, by event, and how many holds become tickets.',
  refresh: '5m',
  from: 'now-30d',
  panels: [
    {
      title: 'Bookings by day (KST)',
      sql: `select (date_trunc('day', confirmed_at at time zone 'Asia/Seoul') at time zone 'Asia/Seoul') as time, count(*) as bookings
  from booking where confirmed_at is not null and $__timeFilter(confirmed_at) group by 1 order by 1`,
    },
    {
      title: 'Bookings by where they went (per minute)',
      promql: ['60 * max by (to_state, actor) (rate(tiketi_orders_total[10m]))'],
      legend: '{{to_state}} {{actor}}',
    },
    {
      title: 'Revenue by day (KST)',
      sql: `select (date_trunc('day', at at time zone 'Asia/Seoul') at time zone 'Asia/Seoul') as time,
       sum(case kind when 'CAPTURE' then amount else -amount end) as won
  from payment_transaction where $__timeFilter(at) group by 1 order by 1`,
      unit: 'currencyKRW',
    },
    {
      title: 'Revenue by event',
      kind: 'table',
      sql: `select e.title_ko as event, count(distinct b.id) as bookings, sum(case t.kind when 'CAPTURE' then t.amount else -t.amount end) as won
  from payment_transaction t join payment y on y.id = t.payment_id join booking b on b.id = y.booking_id
  join performance p on p.id = b.performance_id join event e on e.id = p.event_id
 where $__timeFilter(t.at) group by 1 order by 3 desc limit 20`,
    },
    {
      title: 'How holds end',
      kind: 'table',
      sql: `select state, count(*) as bookings from booking where $__timeFilter(created_at) group by 1 order by 2 desc`,
    },
    {
      title: 'New accounts by day (KST)',
      sql: `select (date_trunc('day', created_at at time zone 'Asia/Seoul') at time zone 'Asia/Seoul') as time, count(*) as accounts
  from account where $__timeFilter(created_at) group by 1 order by 1`,
    },
    {
      title: 'Seats sold of the next performances',
      kind: 'table',
      sql: `select e.title_ko as event, p.starts_at, count(c.id) filter (where c.state = 'SOLD') as sold,
       (select count(*) from performance_seat s where s.performance_id = p.id and s.price_grade_id is not null) as capacity
  from performance p join event e on e.id = p.event_id left join claim c on c.performance_id = p.id
 where p.starts_at > now() group by 1, 2, p.id order by 2 limit 20`,
    },
  ],
};
