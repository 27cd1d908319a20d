import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { QueueChange, QueueSettings, StaffQueue } from '../api/models';
import { QueueApi } from '../api/queue-api';
import { SalesApi } from '../api/sales-api';
import { Session } from '../sign-in/session';
import { AskReason } from '../ui/ask-reason';
import { Clock } from '../ui/clock';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { lastValue } from '../ui/last-value';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { LiveMonitor } from './live-monitor';
import { QueueDraw } from './queue-draw';
import { QueueMonitor } from './queue-monitor';
import { QueueSettingsForm } from './queue-settings-form';
import { RehearsalPanel } from './rehearsal-panel';

const TICK_MS = 1_000;
const FASTEST = 60_000;

type Settings = Required<Omit<QueueSettings, 'reason'>>;

/** One performance's queue: how it goes, the levers on it, who moved them, its draw and its rehearsals. */
@Component({
  selector: 'tk-queue-page',
  imports: [
    Icon,
    MatButtonModule,
    ProblemNotice,
    QueueDraw,
    QueueMonitor,
    QueueSettingsForm,
    RehearsalPanel,
    RouterLink,
    Skeleton,
  ],
  providers: [LiveMonitor],
  templateUrl: './queue-page.html',
  styleUrl: './queue-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueuePage {
  protected readonly live = inject(LiveMonitor);
  private readonly queueApi = inject(QueueApi);
  private readonly salesApi = inject(SalesApi);
  private readonly reasons = inject(AskReason);
  private readonly clock = inject(Clock);
  private readonly member = inject(Session).member;

  /** From the address. */
  readonly performanceId = input.required<string>();

  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly mayChange = computed(() => this.member()?.role !== 'auditor');
  protected readonly failed = signal<unknown>(undefined);
  protected readonly isDone = signal(false);

  protected readonly sales = rxResource({
    params: () => this.performanceId(),
    stream: ({ params }) => this.salesApi.performance(params),
  });
  protected readonly performance = computed(() => (this.sales.hasValue() ? this.sales.value().performance : undefined));
  protected readonly watched = rxResource({
    params: () => this.performanceId(),
    stream: ({ params }) => this.live.of(params),
  });
  protected readonly monitor = lastValue(this.watched);
  /** As our own latest change left it: what is pushed may be older for a second. */
  private readonly setUp = signal<StaffQueue | undefined>(undefined);
  protected readonly queue = computed(() => {
    const [seen, own] = [this.monitor()?.queue, this.setUp()];
    return seen && own && own.performanceId === seen.performanceId && own.revision > seen.revision ? own : seen;
  });
  protected readonly changes = rxResource({
    params: () => this.performanceId(),
    stream: ({ params }) => this.queueApi.changes(params),
  });

  private readonly now = signal(this.clock.now().getTime());
  /** Seconds since the numbers on screen were counted. */
  protected readonly lag = computed(() => {
    const asOf = this.monitor()?.asOf;
    return asOf ? Math.max(0, Math.round((this.now() - Date.parse(asOf)) / 1_000)) : 0;
  });

  constructor() {
    effect((onCleanup) => {
      const timer = setInterval(() => this.now.set(this.clock.now().getTime()), TICK_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected togglePause(queue: StaffQueue): Promise<void> {
    const { pause, resume, pauseText, resumeText } = this.m().queue;
    const action = queue.paused ? resume : pause;
    return this.change(action, queue.paused ? resumeText : pauseText, { paused: !queue.paused });
  }

  protected setRate(queue: StaffQueue, factor: 0.5 | 2): Promise<void> {
    const { slower, faster, rateText } = this.m().queue;
    const perMinute = Math.min(FASTEST, Math.max(1, Math.round(queue.ratePerMinute * factor)));
    const text = rateText(this.formats.number(queue.ratePerMinute), this.formats.number(perMinute));
    return this.change(factor < 1 ? slower : faster, text, { ratePerMinute: perMinute });
  }

  protected save(settings: Settings): Promise<void> {
    const { save, saveText } = this.m().queue;
    // Not `paused`: the form has no lever for it.
    const { paused: _, ...chosen } = settings;
    return this.change(save, saveText, chosen);
  }

  protected described({ after }: QueueChange): string {
    const { changeOf, challengeOf, modes, challenges, paused, unknownValue } = this.m().queue;
    if (!after) return unknownValue;
    const { mode, ratePerMinute, capacity, challenge, challengeCost } = after;
    const words = [changeOf(modes[mode], this.formats.number(ratePerMinute), this.formats.number(capacity))];
    if (challenge) {
      const tries = challenge !== 'OFF' && challengeCost !== null ? this.formats.number(challengeCost) : null;
      words.push(challengeOf(challenges[challenge], tries));
    }
    if (after.paused) words.push(paused);
    return words.join(' · ');
  }

  /** Changes what was asked for and nothing else: while somebody writes a reason, somebody else may have paused the queue. */
  private async change(heading: string, text: string, chosen: Partial<Settings>): Promise<void> {
    const asked = await this.reasons.ask({ heading, text, action: heading });
    const queue = this.queue();
    if (!asked || !queue) return;
    const settings = { ...settingsOf(queue), ...chosen };
    this.failed.set(undefined);
    this.isDone.set(false);
    try {
      const body = { ...settings, reason: asked.reason };
      this.setUp.set(await firstValueFrom(this.queueApi.setUp(this.performanceId(), body)));
      this.isDone.set(true);
    } catch (error) {
      this.failed.set(error);
    }
    // Also after a refusal: mostly somebody else was faster, and their settings are what to look at now.
    this.watched.reload();
    this.changes.reload();
  }
}

/** As it is now: a lever moves one of them. */
function settingsOf(queue: StaffQueue): Settings {
  const { mode, from, entranceOpensAt, capacity, ratePerMinute, staySeconds, autoHoldsPerSecond, paused } = queue;
  const { challenge, challengeCost, revision } = queue;
  return {
    ...{ mode, from, entranceOpensAt, capacity, ratePerMinute, staySeconds, autoHoldsPerSecond, paused },
    ...{ challenge, challengeCost, revision },
  };
}
