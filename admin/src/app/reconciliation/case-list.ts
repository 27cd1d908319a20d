import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import type { CaseChange, ReconCase } from '../api/models';
import { ReconciliationApi } from '../api/reconciliation-api';
import { Session } from '../sign-in/session';
import { Age } from '../ui/age';
import { AskReason } from '../ui/ask-reason';
import { attempt } from '../ui/attempt';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { ListCard } from '../ui/list-card';

const PAGE_SIZE = 20;
type Step = 'take' | 'explain' | 'resolve' | 'reopen';

/** Differences, open ones first: who looks after them, for how long, and what is known. */
@Component({
  selector: 'tk-case-list',
  imports: [Age, ListCard, MatButtonModule],
  templateUrl: './case-list.html',
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
  protected readonly page = linkedSignal({ source: this.moment, computation: () => 1 });
  protected readonly answer = rxResource({
    params: () => ({ page: this.page(), moment: this.moment() }),
    stream: ({ params }) => this.reconciliationApi.cases(params.page, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);
  protected readonly attempt = attempt(() => this.answer.reload());
  protected readonly heads = computed(() => {
    const { difference, state, ours, theirs, next } = this.m().reconciliation;
    return [
      { text: difference },
      { text: state },
      { text: ours, end: true },
      { text: theirs, end: true },
      { text: next },
    ];
  });

  /** An auditor reads them; an administrator settles them. */
  protected stepsOf({ state, owner }: ReconCase): Step[] {
    if (this.member()?.role !== 'admin') return [];
    if (state !== 'OPEN') return ['reopen'];
    return owner?.id === this.member()?.id ? ['explain', 'resolve'] : ['take', 'explain', 'resolve'];
  }

  protected async go(step: Step, { id }: ReconCase): Promise<void> {
    const words = this.m().reconciliation;
    const asked = await this.reasons.ask({ heading: words[step], text: words[`${step}Text`], action: words[step] });
    if (asked) await this.attempt.run(this.reconciliationApi.change(id, this.changeFor(step, asked.reason)));
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
