import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startedService } from './service';

const MONITORING = join(__dirname, '../../../cdktf/monitoring');
const { metricsIn } = jest.requireActual<{ metricsIn(promql: string): string[] }>(`${MONITORING}/metric-names.ts`);

/** What our own processes say; the rest comes from exporters. */
const OURS = /^(tiketi|http|nodejs|process)_/;
const { origin, worker, metricsToken } = startedService();

/** Names and kinds of everything a process has registered, whether it has counted anything yet or not. */
async function registered(process: string): Promise<[name: string, kind: string][]> {
  const answer = await fetch(`${process}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  const lines = (await answer.text()).matchAll(/^# TYPE (\S+) (\S+)$/gm);
  return [...lines].map(([, name = '', kind = '']) => [name, kind]);
}

function filesIn(folder: string): string[] {
  return readdirSync(join(MONITORING, folder)).map((file) => readFileSync(join(MONITORING, folder, file), 'utf8'));
}

function asked(): string[] {
  const dashboards = filesIn('grafana/dashboards').map(
    (text) => JSON.parse(text) as { panels: { targets: { expr?: string }[] }[] },
  );
  const panels = dashboards.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)));
  // Of a file of rules, everything: what is said about a rule holds no word that looks like a metric of ours.
  const expressions = [...panels.filter((expr) => expr !== undefined), ...filesIn('prometheus/rules')];
  return [...new Set(expressions.flatMap(metricsIn))].filter((name) => OURS.test(name));
}

it('has every metric that a panel or a rule asks for, in the processes as they run', async () => {
  const measured = new Map([...(await registered(origin)), ...(await registered(worker))]);
  const isMeasured = (name: string): boolean =>
    measured.has(name) || measured.get(name.replace(/_(bucket|sum|count)$/, '')) === 'histogram';

  const names = asked();

  expect(names).toEqual(expect.arrayContaining(['http_request_duration_seconds_bucket', 'tiketi_outbox_pending']));
  expect(names.filter((name) => !isMeasured(name))).toEqual([]);
});
