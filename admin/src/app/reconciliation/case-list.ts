import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { CaseChange, ReconCase } from '../api/models';
import { ReconciliationApi } from '../api/reconciliation-api';
import { Session } from '../sign-in/session';
import { Age } from '../ui/age';
import { AskReason } from '../ui/ask-reason';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';

const PAGE_SIZE = 20;
type Step = 'take' | 'explain' | 'resolve' | 'reopen';

/** Differences, open ones first: who looks after them, for how long, and what is known. */
@Component({
  selector: 'tk-case-list',
  imports: [Age, MatButtonModule, Notice, Pager, ProblemNotice, Skeleton],
  templateUrl: './case-list.html',
  styleUrl: './case-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CaseList {
  private readonly reconciliationApi = inject(ReconciliationApi);
  private readonly reasons = inject(AskReason);
  private readonly member = inject(Session).member;

  /** Whatever changes when the list has to be read anew. */
  readonly moment = input.required<number>();

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly size = PAGE_SIZE;
  protected readonly page = linkedSignal({ source: this.moment, computation: () => 1 });
  protected readonly failed = signal<unknown>(undefined);
  protected readonly answer = rxResource({
    params: () => ({ page: this.page(), moment: this.moment() }),
    stream: ({ params }) => this.reconciliationApi.cases(params.page, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);

  protected stepsOf({ state, owner }: ReconCase): Step[] {
    if (state !== 'OPEN') return ['reopen'];
    return owner?.id === this.member()?.id ? ['explain', 'resolve'] : ['take', 'explain', 'resolve'];
  }

  protected async go(step: Step, { id }: ReconCase): Promise<void> {
    const words = this.m().reconciliation;
    const asked = await this.reasons.ask({ heading: words[step], text: words[`${step}Text`], action: words[step] });
    if (!asked) return;
    this.failed.set(undefined);
    try {
      await firstValueFrom(this.reconciliationApi.change(id, this.changeFor(step, asked.reason)));
    } catch (error) {
      this.failed.set(error);
    }
    this.answer.reload();
  }

  private changeFor(step: Step, note: string): CaseChange {
    const owner = this.member()?.id;
    switch (step) {
      case 'take':
        return { note, ...(owner && { owner }) };
      case 'explain':
        return { note, state: 'EXPLAINED' };
      case 'resolve':
        return { note, state: 'RESOLVED' };
      case 'reopen':
        return { note, state: 'OPEN' };
    }
  }
}
