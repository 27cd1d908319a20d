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

const ruleFiles = globSync('cdktf/monitoring/prometheus/rules/*.yml', { cwd: ROOT });
const rules = ruleFiles.flatMap((file) =>
  (load(read(file)) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules),
);
const alerts = rules.filter(({ alert }) => alert !== undefined);

/** What exporters and Prometheus itself say; ours must be in the code. */
const EXPORTED =
  /^(up|ALERTS|probe_(success|ssl_earliest_cert_expiry)|node_(cpu_seconds_total|memory_Mem(Available|Total)_bytes|filesystem_(avail|size)_bytes|network_transmit_bytes_total)|pg_(up|locks_count|stat_activity_(count|max_tx_duration))|dragonfly_(memory_used_bytes|memory_max_bytes|connected_clients)|process_(cpu_seconds_total|resident_memory_bytes)|nodejs_(eventloop_lag_p99_seconds|gc_duration_seconds_sum))$/;

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
