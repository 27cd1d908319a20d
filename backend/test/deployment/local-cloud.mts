import { call } from '../faults/http.mts';
import { pause } from '../faults/wait.mts';
import type { Cloud, Colour, Release, Size } from '../../../cdktf/deploy/blue-green.ts';
import type { WeightedBalancer, Weights } from './weighted-balancer.mts';

/** What runs a release: an api, and perhaps a worker beside it. */
export interface Machine {
  readonly port: number;
  /** SIGTERM; resolves when it has ended, with how. */
  stop(): Promise<string>;
}

/** How a machine left. */
export interface Departure {
  readonly colour: Colour;
  readonly how: string;
  readonly milliseconds: number;
}

/** The balancer finishes what it can in this time; whatever takes longer meets the SIGTERM. 30 s on AWS. */
const DEREGISTRATION_MS = 300;
/** A second apart. */
const PROBES = 8;
const ERRORS_OF_MS = 180_000;

/**
 * What the deployment asks of AWS, done on this machine by processes of two colours behind a balancer. Like there, sizes are
 * wishes: machines come and go while the program looks on.
 */
export class LocalCloud implements Cloud {
  readonly departures: Departure[] = [];
  private readonly balancer: WeightedBalancer;
  private readonly start: (colour: Colour, release: Release) => Promise<Machine>;
  private readonly migrateWith: (image: string) => Promise<void>;
  private readonly speed: number;
  private readonly sizes: Record<Colour, Size>;
  private readonly releases: Partial<Record<Colour, Release>> = {};
  private readonly machines: Record<Colour, Machine[]> = { blue: [], green: [] };
  private changes: Promise<unknown> = Promise.resolve();

  constructor(parts: {
    balancer: WeightedBalancer;
    /** A machine of the release that is serving before the first deployment; it is blue. */
    serving: readonly Machine[];
    start: (colour: Colour, release: Release) => Promise<Machine>;
    /** @throws when it fails */
    migrate: (image: string) => Promise<void>;
    /** The program's waits are this many times shorter. */
    speed: number;
  }) {
    this.balancer = parts.balancer;
    this.start = parts.start;
    this.migrateWith = parts.migrate;
    this.speed = parts.speed;
    const size = parts.serving.length;
    this.sizes = { blue: { min: size, desired: size }, green: { min: 0, desired: 0 } };
    for (const machine of parts.serving) this.add('blue', machine);
  }

  async release(colour: Colour): Promise<Release | undefined> {
    return this.releases[colour];
  }

  async weights(): Promise<Record<Colour, number>> {
    return { ...this.balancer.weights };
  }

  async setWeights(weights: Weights): Promise<void> {
    this.balancer.weights = { ...weights };
  }

  async size(colour: Colour): Promise<Size> {
    return this.sizes[colour];
  }

  async resize(colour: Colour, size: Size): Promise<void> {
    this.sizes[colour] = size;
    this.changes = this.changes.then(() => this.bring(colour, size.desired));
    // A machine that does not start is a machine that never becomes healthy.
    this.changes = this.changes.catch(() => undefined);
  }

  async setRelease(colour: Colour, release: Release): Promise<void> {
    this.releases[colour] = release;
  }

  /**
   * Waits for machines that are starting: how long that takes is this machine's affair, the program's patience is not. One is
   * out after several answers that are not a yes, as with AWS: a busy machine is not ready for a moment now and then.
   */
  async healthy(colour: Colour): Promise<number> {
    await this.changes;
    const answers = await Promise.all(this.machines[colour].map(({ port }) => isReady(port)));
    return answers.filter(Boolean).length;
  }

  async errors(colour: Colour): Promise<number> {
    const since = performance.now() - ERRORS_OF_MS;
    return this.balancer.answers.filter((one) => one.colour === colour && one.at > since && one.status >= 500).length;
  }

  migrate(image: string): Promise<void> {
    return this.migrateWith(image);
  }

  wait(seconds: number): Promise<void> {
    return pause((seconds * 1_000) / this.speed);
  }

  /** When every machine that was wished for or away has come or gone. */
  async settled(): Promise<void> {
    await this.changes;
  }

  private add(colour: Colour, machine: Machine): void {
    this.machines[colour].push(machine);
    this.balancer.register(colour, machine.port);
  }

  private async bring(colour: Colour, desired: number): Promise<void> {
    const leaving = this.machines[colour].splice(desired);
    await Promise.all(leaving.map((machine) => this.remove(colour, machine)));
    const release = this.releases[colour];
    while (release && this.machines[colour].length < desired) this.add(colour, await this.start(colour, release));
  }

  private async remove(colour: Colour, { port, stop }: Machine): Promise<void> {
    await this.balancer.deregister(port, DEREGISTRATION_MS);
    const begun = performance.now();
    const how = await stop();
    this.departures.push({ colour, how, milliseconds: performance.now() - begun });
  }
}

async function isReady(port: number): Promise<boolean> {
  for (let probe = 1; probe <= PROBES; probe += 1) {
    if ((await call(`http://127.0.0.1:${port}/health/ready`, { patienceMs: 2_000 })).status === 200) return true;
    await pause(1_000);
  }
  return false;
}
