import type { Rehearsal, RehearsalPhase, RehearsalState } from '../domain/rehearsal';
import type { RehearsalProfile } from '../domain/rehearsal-profile';

export class RehearsalRequesterResponse {
  id!: string;
  name!: string;
}

/** Numbers of this moment; the last ones when it is over. */
export class RehearsalProgressResponse {
  phase!: RehearsalPhase;
  /** 0 … 100 of the whole. */
  percent!: number;
  joined!: number;
  waiting!: number;
  inside!: number;
  held!: number;
  conflicts!: number;
  failed!: number;
  /** Wishes answered in the last second. */
  holdsPerSecond!: number;
}

/** Milliseconds. */
export class LatencyResponse {
  count!: number;
  p50Ms!: number;
  p95Ms!: number;
  p99Ms!: number;
  maxMs!: number;
}

export class StressStepResponse {
  offeredPerSecond!: number;
  answeredPerSecond!: number;
  p95Ms!: number;
  failed!: number;
}

export class KneeResponse {
  /** The highest rate that was served well. */
  holdsPerSecond!: number;
  /** What gave first above it; null: nothing did, the knee is higher. */
  limitedBy!: 'LATENCY' | 'ERRORS' | 'THROUGHPUT' | null;
}

export class RehearsalInvariantsResponse {
  checked!: number;
  /** Ids of those that were broken in the copy: none. */
  violated!: string[];
}

export class RehearsalMachineResponse {
  processor!: string;
  cores!: number;
  memoryBytes!: number;
  platform!: string;
  database!: string;
  loadBefore!: number;
}

/** What was measured: the SQL of joining, admitting and holding on a copy. HTTP and sockets are not in these figures. */
export class RehearsalReportResponse {
  finishedAt!: Date;
  profile!: RehearsalProfile;
  seats!: number;
  buyers!: number;
  joinsPerSecond!: number;
  holdsPerSecond!: number;
  join!: LatencyResponse;
  hold!: LatencyResponse;
  held!: number;
  conflicts!: number;
  failed!: number;
  admittedPerMinute!: number;
  /** How long the whole line takes at that rate; null: nobody was let in. */
  drainSeconds!: number | null;
  steps!: StressStepResponse[];
  knee!: KneeResponse | null;
  /** Until holds were fast again after the stress; null: not asked, or not within 30 s. */
  recoverySeconds!: number | null;
  /** How much of one processor the synthetic buyers themselves took; from 0.9 on they set the limit, not the service. */
  driverCpuShare!: number;
  invariants!: RehearsalInvariantsResponse;
  machine!: RehearsalMachineResponse;
  /** The version of the program, as it was built. */
  release!: string;
}

export class RehearsalResponse {
  id!: string;
  performanceId!: string;
  profile!: RehearsalProfile;
  state!: RehearsalState;
  requestedBy!: RehearsalRequesterResponse;
  reason!: string;
  requestedAt!: Date;
  startedAt!: Date | null;
  finishedAt!: Date | null;
  /** Somebody asked to stop it; it does within seconds. */
  cancelRequestedAt!: Date | null;
  /** Of a failed one: copy-failed, worker-stopped, opening-near, failed. */
  problem!: string | null;
  progress!: RehearsalProgressResponse | null;
  report!: RehearsalReportResponse | null;

  static from({ progress, report, ...rehearsal }: Rehearsal): RehearsalResponse {
    return {
      ...rehearsal,
      progress: progress && { ...progress },
      report: report && {
        ...report,
        steps: [...report.steps],
        invariants: { checked: report.invariants.checked, violated: [...report.invariants.violated] },
      },
    };
  }
}

export class RehearsalListResponse {
  items!: RehearsalResponse[];
}
