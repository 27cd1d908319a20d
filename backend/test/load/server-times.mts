import type { MeasuredService } from '../../bench/service.mts';
import type { FlowName } from './flows.mts';

const METRIC = 'http_request_duration_seconds_bucket';

/** The flows that have a mark of their own in the service's metrics, by the end of their route. */
const ROUTES: Partial<Record<FlowName, RegExp>> = {
  join: /^POST .*\/queue\/entries$/,
  hold: /^POST .*\/holds$/,
  list: /^GET .*\/events$/,
  detail: /^GET .*\/(?:events\/:eventId|performances\/:performanceId)$/,
};

/** Seconds, ascending, and how many requests took no longer: the counts of Prometheus' histograms. */
export type Buckets = ReadonlyMap<number, number>;

/** How long the service itself took to answer, by its own metrics, from one moment to another. */
export class ServerTimes {
  private readonly service: Pick<MeasuredService, 'apiOrigins' | 'metricsToken'>;
  private before = new Map<FlowName, Buckets>();
  private after = new Map<FlowName, Buckets>();

  constructor(service: Pick<MeasuredService, 'apiOrigins' | 'metricsToken'>) {
    this.service = service;
  }

  async begin(): Promise<void> {
    this.before = await this.read();
  }

  async end(): Promise<void> {
    this.after = await this.read();
  }

  /** Milliseconds that a share of 0 to 1 of the requests did not take longer than; NaN when there were none. */
  at(flow: FlowName, share: number): number {
    const before = this.before.get(flow);
    const counts = [...(this.after.get(flow) ?? [])].map(([edge, count]) => [edge, count - (before?.get(edge) ?? 0)]);
    return 1_000 * quantile(new Map(counts as [number, number][]), share);
  }

  private async read(): Promise<Map<FlowName, Buckets>> {
    const headers = { authorization: `Bearer ${this.service.metricsToken}` };
    const texts = await Promise.all(
      this.service.apiOrigins.map(async (origin) => (await fetch(`${origin}/metrics`, { headers })).text()),
    );
    return new Map(
      Object.entries(ROUTES).map(([flow, route]) => [flow as FlowName, bucketsOf(texts.join('\n'), route)]),
    );
  }
}

/** Of all series whose method and route match, summed. */
export function bucketsOf(metrics: string, route: RegExp): Buckets {
  const sums = new Map<number, number>();
  for (const [, labels = '', count] of metrics.matchAll(new RegExp(`^${METRIC}\\{(.*)\\} (\\S+)$`, 'gm'))) {
    const label = (name: string): string => new RegExp(`(?:^|,)${name}="([^"]*)"`).exec(labels)?.[1] ?? '';
    if (!route.test(`${label('method')} ${label('route')}`)) continue;
    const edge = label('le') === '+Inf' ? Infinity : Number(label('le'));
    sums.set(edge, (sums.get(edge) ?? 0) + Number(count));
  }
  return new Map([...sums].sort(([a], [b]) => a - b));
}

/** As Prometheus' histogram_quantile: within a bucket all are taken to be evenly spread. At an edge it is exact. */
export function quantile(buckets: Buckets, share: number): number {
  const wanted = share * ([...buckets.values()].at(-1) ?? 0);
  let [below, lower] = [0, 0];
  for (const [edge, count] of buckets) {
    if (count >= wanted && count > 0)
      return edge === Infinity ? lower : lower + ((edge - lower) * (wanted - below)) / (count - below);
    [below, lower] = [count, edge];
  }
  return Number.NaN;
}
