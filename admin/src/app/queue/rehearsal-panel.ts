import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { firstValueFrom, repeat, takeWhile } from 'rxjs';
import { problemOf } from '../api/problem';
import type { Rehearsal, RehearsalWish } from '../api/models';
import { QueueApi } from '../api/queue-api';
import { AskReason } from '../ui/ask-reason';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { ProblemNotice } from '../ui/problem-notice';

const LOOK_AGAIN_MS = 1_000;

/** Rehearsals of an opening: start one, watch it, read the dated reports of those before. */
@Component({
  selector: 'tk-rehearsal-panel',
  imports: [MatButtonModule, MatButtonToggleModule, MatProgressBarModule, ProblemNotice],
  templateUrl: './rehearsal-panel.html',
  styleUrl: './rehearsal-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RehearsalPanel {
  private readonly queueApi = inject(QueueApi);
  private readonly reasons = inject(AskReason);

  readonly performanceId = input.required<string>();
  readonly mayStart = input.required<boolean>();

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly profiles: readonly RehearsalWish['profile'][] = ['QUICK', 'ONSALE', 'STRESS'];
  protected readonly profile = signal<RehearsalWish['profile']>('QUICK');
  protected readonly failed = signal<unknown>(undefined);
  protected readonly listed = rxResource({
    params: () => this.performanceId(),
    stream: ({ params }) =>
      this.queueApi.rehearsals(params).pipe(
        repeat({ delay: LOOK_AGAIN_MS }),
        takeWhile(({ items }) => items.some(isGoing), true),
      ),
  });
  protected readonly items = computed(() => (this.listed.hasValue() ? this.listed.value().items : []));
  protected readonly isOneGoing = computed(() => this.items().some(isGoing));
  protected readonly isGoing = isGoing;

  protected async start(confirmed = false): Promise<void> {
    const { start, startText, sellingNow } = this.m().queue;
    const text = confirmed ? sellingNow : startText;
    const asked = await this.reasons.ask({ heading: start, text, action: start });
    if (!asked) return;
    this.failed.set(undefined);
    const wish = { profile: this.profile(), reason: asked.reason, ...(confirmed && { confirmed }) };
    try {
      await firstValueFrom(this.queueApi.rehearse(this.performanceId(), wish));
      this.listed.reload();
    } catch (error) {
      // While tickets are sold it takes a second word; whatever else is refused is said.
      if (!confirmed && (await problemOf(error))?.code === 'rehearsal.sales-live') return this.start(true);
      this.failed.set(error);
    }
  }

  protected async stop({ id }: Rehearsal): Promise<void> {
    const { stop, stopText } = this.m().queue;
    const asked = await this.reasons.ask({ heading: stop, text: stopText, action: stop });
    if (!asked) return;
    try {
      await firstValueFrom(this.queueApi.stopRehearsal(id, asked.reason));
      this.listed.reload();
    } catch (error) {
      this.failed.set(error);
    }
  }

  protected tone({ state }: Rehearsal): string {
    return state === 'DONE' ? 'good' : state === 'FAILED' ? 'danger' : isGoing({ state }) ? 'held' : '';
  }
}

const isGoing = ({ state }: Pick<Rehearsal, 'state'>): boolean => state === 'REQUESTED' || state === 'RUNNING';
