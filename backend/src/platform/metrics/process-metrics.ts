import { Counter, Gauge, Histogram, register } from 'prom-client';

// Of what exists many times in a process, or before its modules do: the first who asks for a metric makes it.

export function counter(name: string, help: string, labelNames: string[]): Counter {
  return (register.getSingleMetric(name) as Counter | undefined) ?? new Counter({ name, help, labelNames });
}

export function gauge(name: string, help: string, labelNames: string[] = []): Gauge {
  return (register.getSingleMetric(name) as Gauge | undefined) ?? new Gauge({ name, help, labelNames });
}

/** Of seconds. */
export function histogram(name: string, help: string, labelNames: string[], buckets: number[]): Histogram {
  const known = register.getSingleMetric(name) as Histogram | undefined;
  return known ?? new Histogram({ name, help, labelNames, buckets });
}
