import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { load } from 'js-yaml';
import { everyInstallation } from '../synthesized.ts';
import { DASHBOARDS, grafanaJson } from './dashboards.ts';
import { metricsIn, registeredIn } from './metric-names.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  for?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}
interface Played {
  alert_rule_test: { alertname: string; exp_alerts: unknown[] }[];
}

const ruleFiles = globSync('cdktf/monitoring/prometheus/rules/*.yml', { cwd: ROOT });
const rules = ruleFiles.flatMap((file) =>
  (load(read(file)) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules),
);
const alerts = rules.filter(({ alert }) => alert !== undefined);

/** What exporters and Prometheus itself say; ours must be in the code. */
const EXPORTED =
  /^(up|ALERTS|probe_(success|ssl_earliest_cert_expiry)|node_(cpu_seconds_total|memory_Mem(Available|Total)_bytes|filesystem_(avail|size)_bytes|network_transmit_bytes_total)|pg_(up|locks_count|stat_activity_(count|max_tx_duration))|dragonfly_(memory_used_bytes|memory_max_bytes|connected_clients)|process_(cpu_seconds_total|resident_memory_bytes)|nodejs_(eventloop_lag_p99_seconds|gc_duration_seconds_sum))$/;

/** The brief's names, and ours where they differ. Not among them: retried transactions (none is), stalled jobs (the outbox asks again). */
const WANTED: Readonly<Record<string, string>> = {
  http_requests_total: 'http_request_duration_seconds',
  nodejs_eventloop_lag_p99_seconds: 'nodejs_eventloop_lag_p99_seconds',
  bull_jobs: 'tiketi_jobs',
  bull_dead_total: 'tiketi_outbox_parked',
  ...Object.fromEntries(
    `http_request_duration_seconds http_requests_in_flight tiketi_reservations_total tiketi_hold_duration_seconds
     tiketi_hold_expired_total tiketi_lock_wait_seconds tiketi_db_query_duration_seconds tiketi_db_pool_in_use
     tiketi_db_pool_waiting tiketi_db_pool_size tiketi_orders_total tiketi_payment_attempts_total
     tiketi_gateway_request_duration_seconds tiketi_gateway_circuit_state tiketi_payment_unknown
     tiketi_payment_unknown_oldest_age_seconds tiketi_refund_open tiketi_refund_oldest_age_seconds tiketi_revenue_krw_total
     tiketi_refund_krw_total tiketi_webhooks_total tiketi_queue_waiting tiketi_queue_inside tiketi_queue_serving_number
     tiketi_queue_admissions_total tiketi_queue_wait_seconds tiketi_seats tiketi_sockets tiketi_socket_messages_total
     tiketi_outbox_pending tiketi_outbox_oldest_age_seconds tiketi_notifications_total tiketi_cache_requests_total
     tiketi_auth_total tiketi_refresh_reuse_total tiketi_rate_limited_total tiketi_invariant_violations
     tiketi_reconcile_diff_krw tiketi_reconcile_last_success_timestamp_seconds tiketi_build_info`
      .split(/\s+/)
      .map((name) => [name, name]),
  ),
};

/** Measured, and asked for by hand only. */
const UNSEEN = new Set(['tiketi_invariant_check_seconds', 'tiketi_reconcile_open_cases']);

describe('metrics', () => {
  const sources = globSync('backend/src/**/*.ts', { cwd: ROOT, exclude: (name) => /\.spec\.ts$/.test(String(name)) });
  const registered = registeredIn(sources.map(read));
  const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
  const isKnown = (name: string): boolean =>
    EXPORTED.test(name) ||
    recorded.has(name) ||
    registered.has(name) ||
    registered.has(name.replace(/_(bucket|sum|count)$/, ''));

  test('of the code are found', () => {
    for (const name of [
      'http_request_duration_seconds',
      'tiketi_payment_unknown',
      'tiketi_outbox_oldest_age_seconds',
    ]) {
      assert.ok(registered.has(name), name);
    }
  });

  test('of the brief are there, each that the code can have', () => {
    const missing = Object.entries(WANTED).filter(([, ours]) => !registered.has(ours) && !EXPORTED.test(ours));
    assert.deepEqual(missing, []);
    // And are looked at: on a panel, in a rule, or by whoever is told so here.
    const looked = new Set([
      ...rules.flatMap(({ expr }) => metricsIn(expr)),
      ...DASHBOARDS.flatMap(({ panels }) => panels.flatMap(({ promql = [] }) => promql.flatMap(metricsIn))),
    ]);
    const unseen = [...registered].filter(
      (name) =>
        ![name, `${name}_bucket`, `${name}_count`, `${name}_sum`].some((one) => looked.has(one)) && !UNSEEN.has(name),
    );
    assert.deepEqual(unseen, []);
  });

  test('named in rules exist', () => {
    for (const { expr, alert, record } of rules) {
      const names = metricsIn(expr);
      assert.ok(names.length > 0, alert ?? record ?? expr);
      for (const name of names) assert.ok(isKnown(name), `${alert ?? record}: nobody measures ${name}`);
    }
  });

  test('named in panels exist', () => {
    for (const { title, panels } of DASHBOARDS) {
      for (const panel of panels) {
        for (const name of (panel.promql ?? []).flatMap(metricsIn)) {
          assert.ok(isKnown(name), `${title}, ${panel.title}: nobody measures ${name}`);
        }
      }
    }
  });

  test('that nobody measures are noticed', () => {
    assert.deepEqual(metricsIn('sum by (le, op) (rate(tiketi_made_up_total{a="b, tiketi_x"}[5m])) > 3 and vector(0)'), [
      'tiketi_made_up_total',
    ]);
    assert.ok(!isKnown('tiketi_made_up_total'));
  });
});

describe('alerts', () => {
  const files = globSync('cdktf/monitoring/prometheus/tests/*.yml', { cwd: ROOT });
  const fired = new Set(
    files
      .flatMap((file) => (load(read(file)) as { tests: Played[] }).tests)
      .flatMap(({ alert_rule_test }) => alert_rule_test)
      .flatMap(({ alertname, exp_alerts }) => (exp_alerts.length > 0 ? alertname : [])),
  );

  test('each fires in a test of promtool', () => {
    assert.deepEqual(
      alerts.map(({ alert }) => alert ?? '').filter((alert) => !fired.has(alert)),
      [],
    );
  });

  for (const { alert = '', labels, annotations, for: patience } of alerts) {
    test(`${alert} says how long, how urgent, what, and what to do`, () => {
      assert.match(patience ?? '', /^\d+[mh]$/);
      assert.match(labels?.['severity'] ?? '', /^(page|ticket)$/);
      assert.ok(annotations?.['summary']);
      const runbook = annotations['runbook'] ?? '';
      assert.match(runbook, /^docs\/runbooks\/[\w-]+\.md$/);
      assert.ok(existsSync(join(ROOT, runbook)), `${runbook} is missing`);
      if (labels?.['severity'] === 'page')
        assert.ok(read(runbook).includes(alert), `${runbook} does not name ${alert}`);
    });
  }

  test('of the roadmap and of the objectives are there', () => {
    const names = alerts.map(({ alert }) => alert);
    for (const wanted of [
      'ErrorBudgetBurnsFast',
      'ErrorBudgetBurns',
      'PaymentUnknownForLong',
      'OutboxIsOld',
      'RedisDown',
      'DatabaseDown',
      'WayOutBroken',
      'GatewayNotAsked',
      'RefundsAreLate',
    ]) {
      assert.ok(names.includes(wanted), wanted);
    }
  });

  test('of CloudWatch have their paragraph in the runbook', () => {
    const headings = new Set([...read('docs/runbooks/cloudwatch.md').matchAll(/^## (.+)$/gm)].map((one) => one[1]));
    for (const infra of everyInstallation()) {
      for (const { body } of infra.all('aws_cloudwatch_metric_alarm').filter(({ stack }) => stack === 'monitoring')) {
        const [, anchor] = /cloudwatch\.md#([\w-]+)$/.exec(String(body.alarm_description)) ?? [];
        assert.ok(headings.has(anchor ?? ''), `no paragraph ${anchor}`);
      }
    }
  });
});

describe('dashboards', () => {
  test('are seven, each panel with one question and one source', () => {
    assert.equal(DASHBOARDS.length, 7);
    for (const { panels } of DASHBOARDS) {
      for (const { title, promql, sql } of panels) assert.ok((promql === undefined) !== (sql === undefined), title);
    }
  });

  for (const dashboard of DASHBOARDS) {
    test(`${dashboard.title} is written as it is described`, () => {
      const file = `cdktf/monitoring/grafana/dashboards/${dashboard.uid}.json`;
      assert.equal(read(file), grafanaJson(dashboard), 'run node cdktf/monitoring/make-dashboards.ts');
    });
  }
});
