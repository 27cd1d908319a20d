export interface Figures {
  /** Successful answers per second. */
  rate: number;
  p50: number;
  p99: number;
  succeeded: number;
  failed: number;
  /** Mean body of a successful answer. */
  bytes: number;
  seconds: number;
  /** Of one core: what the generator itself took. */
  generatorCpu: number;
}

export interface Step {
  succeeded: boolean;
  bytes: number;
}

/** A closed loop: `concurrency` workers, each sending its next request when the last was answered, until time or work is over. */
export async function measure(
  concurrency: number,
  limit: { seconds: number },
  step: (worker: number) => Promise<Step | undefined>,
): Promise<Figures> {
  const latencies: number[] = [];
  let failed = 0;
  let bytes = 0;
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const endsAt = startedAt + limit.seconds * 1_000;
  const worker = async (index: number): Promise<void> => {
    for (;;) {
      const sentAt = performance.now();
      if (sentAt >= endsAt) return;
      const outcome = await step(index);
      if (!outcome) return;
      if (!outcome.succeeded) {
        failed += 1;
        continue;
      }
      latencies.push(performance.now() - sentAt);
      bytes += outcome.bytes;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => worker(index)));
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    rate: latencies.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    succeeded: latencies.length,
    failed,
    bytes: latencies.length === 0 ? 0 : bytes / latencies.length,
    seconds,
    generatorCpu: (cpu.user + cpu.system) / 1e6 / seconds,
  };
}

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function printHeader(): void {
  console.log(
    `${'what'.padEnd(46)}${'per second'.padStart(12)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'bytes'.padStart(9)}${'failed'.padStart(8)}${'gen. CPU'.padStart(10)}`,
  );
}

export function print(what: string, figures: Figures): void {
  const { rate, p50, p99, bytes, failed, generatorCpu } = figures;
  console.log(
    `${what.padEnd(46)}${number.format(rate).padStart(12)}${fine.format(p50).padStart(9)}${fine.format(p99).padStart(9)}${number.format(bytes).padStart(9)}${String(failed).padStart(8)}${`${number.format(generatorCpu * 100)} %`.padStart(10)}`,
  );
}
