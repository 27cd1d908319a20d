import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { firstValueFrom, repeat, takeWhile } from 'rxjs';
import type { Reconciliation } from '../api/models';
import { ReconciliationApi } from '../api/reconciliation-api';
import { Session } from '../sign-in/session';
import { Clock } from '../ui/clock';
import { DayRangeField } from '../ui/day-range-field';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { type DayRange, addDays, kstDayOf } from '../ui/kst-days';
import { lastValue } from '../ui/last-value';
import { ListCard } from '../ui/list-card';
import { ProblemNotice } from '../ui/problem-notice';
import { BooksMonths } from './books-months';
import { CaseList } from './case-list';

const LOOK_AGAIN_MS = 2000;

interface Figure {
  readonly head: string;
  readonly text: string;
  readonly isWrong?: boolean;
}

/** Our books beside the gateway's lists: runs, what differs, and months that can be closed once nothing does. */
@Component({
  selector: 'tk-reconciliation-page',
  imports: [BooksMonths, CaseList, DayRangeField, Icon, ListCard, MatButtonModule, ProblemNotice],
  templateUrl: './reconciliation-page.html',
  styleUrl: './reconciliation-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReconciliationPage {
  private readonly reconciliationApi = inject(ReconciliationApi);
  private readonly yesterday = addDays(kstDayOf(inject(Clock).now()), -1);

  private readonly member = inject(Session).member;

  protected readonly m = inject(I18n).messages;
  /** An auditor reads what was compared; an administrator has it compared. */
  protected readonly isAdmin = computed(() => this.member()?.role === 'admin');
  protected readonly page = signal(1);
  protected readonly formats = inject(Formats);
  protected readonly range = signal<DayRange>({ from: this.yesterday, to: this.yesterday });
  protected readonly isStarting = signal(false);
  protected readonly failed = signal<unknown>(undefined);
  /** Raised when a run is over, for what depends on it. */
  protected readonly finished = signal(0);
  protected readonly runs = rxResource({
    params: () => this.page(),
    stream: ({ params }) =>
      this.reconciliationApi.runs(params).pipe(
        repeat({ delay: LOOK_AGAIN_MS }),
        takeWhile(({ items }) => {
          const goesOn = items.some(({ state }) => state === 'RUNNING');
          if (!goesOn) this.finished.update((count) => count + 1);
          return goesOn;
        }, true),
      ),
  });
  protected readonly found = lastValue(this.runs);
  protected readonly heads = computed(() => {
    const { days, state, ours, theirs, matched, differences } = this.m().reconciliation;
    const figures = [ours, theirs, matched, differences].map((text) => ({ text, end: true }));
    return [{ text: days }, { text: state }, ...figures];
  });

  protected chooseDays({ from, to }: Partial<DayRange>): void {
    if (from && to) this.range.set({ from, to });
  }

  protected figuresOf({ result }: Reconciliation): Figure[] {
    const { ours, theirs, matched, differences, none } = this.m().reconciliation;
    if (!result) return [];
    const wrong = result.missingHere + result.missingThere + result.amountDiffers + result.dateDiffers;
    return [
      { head: ours, text: this.formats.won(result.oursTotal) },
      { head: theirs, text: this.formats.won(result.theirsTotal) },
      { head: matched, text: this.formats.number(result.matched) },
      { head: differences, text: wrong > 0 ? this.formats.number(wrong) : none, isWrong: wrong > 0 },
    ];
  }

  protected async begin(): Promise<void> {
    if (this.isStarting()) return;
    this.isStarting.set(true);
    this.failed.set(undefined);
    try {
      await firstValueFrom(this.reconciliationApi.begin(this.range()));
      this.runs.reload();
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.isStarting.set(false);
    }
  }
}
