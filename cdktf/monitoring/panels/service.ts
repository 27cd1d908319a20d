import type { Dashboard } from '../dashboards.ts';

const HTTP = 'http_request_duration_seconds';

export const system: Dashboard = {
  uid: 'tiketi-system',
  title: '3 System',
  about: 'Machines and processes.',
  refresh: '30s',
  from: 'now-6h',
  panels: [
    {
      title: 'Processors',
      promql: ['1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[2m]))'],
      legend: '{{instance}}',
      unit: 'percentunit',
    },
    {
      title: 'Memory in use',
      promql: ['1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes'],
      legend: '{{instance}}',
      unit: 'percentunit',
    },
    {
      title: 'Disks',
      promql: ['1 - node_filesystem_avail_bytes{fstype=~"xfs|ext4"} / node_filesystem_size_bytes{fstype=~"xfs|ext4"}'],
      legend: '{{instance}} {{mountpoint}}',
      unit: 'percentunit',
    },
    {
      title: 'Network out',
      promql: ['sum by (instance) (rate(node_network_transmit_bytes_total{device!="lo"}[2m]))'],
      legend: '{{instance}}',
      unit: 'Bps',
    },
    {
      title: 'Requests under way',
      promql: ['sum by (instance, service) (http_requests_in_flight)'],
      legend: '{{instance}} {{service}}',
    },
    {
      title: 'Event loop behind (p99)',
      promql: ['max by (instance, service) (nodejs_eventloop_lag_p99_seconds)'],
      legend: '{{instance}} {{service}}',
      unit: 's',
    },
    {
      title: 'Memory of our processes',
      promql: ['process_resident_memory_bytes{service=~"api|worker"}'],
      legend: '{{instance}} {{service}}',
      unit: 'bytes',
    },
    {
      title: 'Processor of our processes',
      promql: ['rate(process_cpu_seconds_total{service=~"api|worker"}[2m])'],
      legend: '{{instance}} {{service}}',
    },
    {
      title: 'Releases at work',
      promql: ['count by (service, version, schema) (tiketi_build_info)'],
      legend: '{{service}} {{version}}, schema {{schema}}',
    },
    {
      title: 'Log lines',
      promql: ['sum by (service, level) (rate(tiketi_log_lines_total[5m]))'],
      legend: '{{service}} {{level}}',
    },
    { title: 'Who answers', promql: ['sum by (job, colour) (up)'], legend: '{{job}} {{colour}}' },
    {
      title: 'Garbage collection',
      promql: ['sum by (instance, service) (rate(nodejs_gc_duration_seconds_sum[2m]))'],
      legend: '{{instance}} {{service}}',
      unit: 's',
    },
  ],
};

export const data: Dashboard = {
  uid: 'tiketi-data',
  title: '4 Data',
  about: 'PostgreSQL, DragonflyDB, the outbox.',
  refresh: '30s',
  from: 'now-6h',
  panels: [
    { title: 'Connections by state', promql: ['sum by (state) (pg_stat_activity_count)'], legend: '{{state}}' },
    { title: 'Longest transaction', promql: ['max(pg_stat_activity_max_tx_duration)'], unit: 's' },
    { title: 'Locks', promql: ['sum by (mode) (pg_locks_count)'], legend: '{{mode}}' },
    {
      title: 'Our pools: at work, waiting',
      promql: ['sum by (service) (tiketi_db_pool_in_use)', 'sum by (service) (tiketi_db_pool_waiting)'],
      legend: '{{service}}',
    },
    { title: 'Our pools: open', promql: ['sum(tiketi_db_pool_size)'] },
    {
      title: 'Statements take (p95)',
      promql: ['histogram_quantile(0.95, sum by (le, op) (rate(tiketi_db_query_duration_seconds_bucket[5m])))'],
      legend: '{{op}}',
      unit: 's',
    },
    {
      title: 'Statements that lock take (p95)',
      promql: ['histogram_quantile(0.95, sum by (le, kind) (rate(tiketi_lock_wait_seconds_bucket[5m])))'],
      legend: '{{kind}}',
      unit: 's',
    },
    {
      title: 'Asked of caches and not there',
      promql: [
        'sum by (cache) (rate(tiketi_cache_requests_total{result="miss"}[5m])) / sum by (cache) (rate(tiketi_cache_requests_total[5m]))',
      ],
      legend: '{{cache}}',
      unit: 'percentunit',
    },
    { title: 'Jobs on the queue', promql: ['max by (state) (tiketi_jobs)'], legend: '{{state}}' },
    { title: 'Messages nobody has handled', promql: ['max(tiketi_outbox_pending)'] },
    { title: 'Messages that were given up', promql: ['max(tiketi_outbox_parked)'] },
    { title: 'The oldest of them', promql: ['max(tiketi_outbox_oldest_age_seconds)'], unit: 's' },
    {
      title: 'DragonflyDB memory',
      promql: ['dragonfly_memory_used_bytes', 'dragonfly_memory_max_bytes'],
      unit: 'bytes',
    },
    { title: 'DragonflyDB clients', promql: ['dragonfly_connected_clients'] },
    {
      title: 'Largest tables',
      kind: 'table',
      sql: `select relname as table, n_live_tup as rows, n_dead_tup as dead, last_autovacuum from pg_stat_user_tables order by 2 desc limit 15`,
    },
  ],
};

export const security: Dashboard = {
  uid: 'tiketi-security',
  title: '6 Security',
  about: 'Sign-ins, limits, forged news, what staff looked at.',
  refresh: '1m',
  from: 'now-24h',
  panels: [
    {
      title: 'Sign-ins by way',
      promql: ['sum by (provider) (rate(tiketi_auth_total{result="signed-in"}[5m]))'],
      legend: '{{provider}}',
    },
    {
      title: 'Refused sign-ins by reason',
      promql: ['sum by (result) (rate(tiketi_auth_total{result!="signed-in"}[5m]))'],
      legend: '{{result}}',
    },
    {
      title: 'Limits that were used up',
      promql: ['sum by (rule) (increase(tiketi_rate_limited_total[5m]))'],
      legend: '{{rule}}',
    },
    { title: 'Old refresh tokens that came back', promql: ['sum(increase(tiketi_refresh_reuse_total[1h]))'] },
    { title: 'Forged news of payments', promql: ['sum(increase(tiketi_webhooks_total{outcome="forged"}[10m]))'] },
    {
      title: 'Refusals by route (401, 403, 429)',
      promql: [`topk(10, sum by (route) (rate(${HTTP}_count{status_class="4xx"}[5m])))`],
      legend: '{{route}}',
    },
    {
      title: 'What staff did',
      kind: 'table',
      sql: `select action, actor_role, count(*) as times, max(at) as last from audit_entry where $__timeFilter(at)
 group by 1, 2 order by 3 desc limit 30`,
    },
  ],
};

export const slo: Dashboard = {
  uid: 'tiketi-slo',
  title: '7 Promises',
  about: '99.9 % of requests without a 5xx, reads below 200 ms and holds below 500 ms for 95 of 100, over 28 days.',
  refresh: '1m',
  from: 'now-24h',
  panels: [
    { title: 'Errors, last hour', promql: ['slo:errors:ratio_rate1h'], unit: 'percentunit' },
    {
      title: 'How fast the budget burns (1 = exactly used up)',
      promql: ['slo:errors:ratio_rate1h / 0.001', 'slo:errors:ratio_rate6h / 0.001'],
    },
    {
      title: 'Budget left of 28 days',
      promql: [
        `1 - (sum(increase(${HTTP}_count{service="api",status_class="5xx"}[28d])) / sum(increase(${HTTP}_count{service="api"}[28d]))) / 0.001`,
      ],
      kind: 'stat',
      unit: 'percentunit',
    },
    { title: 'Reads (p95)', promql: ['slo:reads:p95_5m'], unit: 's' },
    { title: 'Holds (p95)', promql: ['slo:holds:p95_5m'], unit: 's' },
    { title: 'Requests', promql: ['slo:requests:rate5m'], unit: 'reqps' },
    {
      title: 'What is wrong now',
      promql: ['ALERTS{alertstate="firing"}'],
      legend: '{{severity}} {{alertname}}',
      kind: 'table',
    },
  ],
};
