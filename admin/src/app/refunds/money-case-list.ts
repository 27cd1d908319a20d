import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { MoneyCase } from '../api/models';
import { RefundsApi } from '../api/refunds-api';
import { Session } from '../sign-in/session';
import { Age } from '../ui/age';
import { AskReason } from '../ui/ask-reason';
import { attempt } from '../ui/attempt';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { ListCard } from '../ui/list-card';

const PAGE_SIZE = 20;
const REFERENCE = /^[0-9A-Za-z가-힣 ._/-]{3,40}$/;
type Step = 'take' | 'pay' | 'notOwed' | 'explain';

/** Duties about money that only a person can end, oldest first: who looks after them, for how long, what became of them. */
@Component({
  selector: 'tk-money-case-list',
  imports: [Age, ListCard, MatButtonModule, RouterLink],
  template: `
    <tk-list-card
      [answer]="answer"
      [found]="found()"
      [attempt]="attempt"
      [label]="m().desk.tabs['cases'] ?? ''"
      columns="minmax(0, 1.3fr) minmax(0, 1.6fr) auto minmax(150px, auto)"
      [heads]="heads()"
      [none]="{ icon: 'check', heading: words().none, text: words().noneHint }"
      (turned)="turned.emit($event)"
    >
      @for (one of found()?.items; track one.id) {
        <li>
          <span>
            <a [routerLink]="['/bookings', one.bookingId]" class="tk-number">{{ one.bookingNumber }}</a>
            <span class="quiet">{{ words().kinds[one.kind] }}</span>
          </span>
          <span class="wide">
            <span class="tk-chip" [attr.data-tone]="one.state === 'OPEN' ? 'danger' : 'good'">
              {{ one.outcome ? words().outcomes[one.outcome] : words().open }}
            </span>
            <span class="quiet">
              {{ one.owner ? words().owner(one.owner.name) : words().noOwner }} ·
              <tk-age [seconds]="one.ageSeconds" />
              @if (one.kind === 'UNASKED_RETURN') {
                · {{ one.tookSeats ? words().seatsGone : words().seatsStay }}
              }
              @if (one.reference) {
                · {{ one.reference }}
              }
              @if (one.note) {
                · {{ one.note }}
              }
            </span>
          </span>
          <span class="tk-number amount">{{ formats.won(one.amount) }}</span>
          <span class="actions">
            @for (step of stepsOf(one); track step) {
              <button matButton="outlined" type="button" (click)="go(step, one)">{{ words()[step] }}</button>
            }
          </span>
        </li>
      }
    </tk-list-card>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoneyCaseList {
  private readonly refundsApi = inject(RefundsApi);
  private readonly reasons = inject(AskReason);
  private readonly member = inject(Session).member;

  readonly page = input.required<number>();
  readonly turned = output<number>();

  protected readonly m = inject(I18n).messages;
  protected readonly words = computed(() => this.m().desk.cases);
  protected readonly formats = inject(Formats);
  protected readonly answer = rxResource({
    params: () => this.page(),
    stream: ({ params }) => this.refundsApi.moneyCases(params, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);
  protected readonly attempt = attempt(() => this.answer.reload());
  protected readonly heads = computed(() => {
    const { booking, state, amount, next } = this.m().desk;
    return [{ text: booking }, { text: state }, { text: amount, end: true }, { text: next }];
  });

  /** An auditor reads; an operator takes a case; only an administrator ends it. */
  protected stepsOf({ kind, state, owner }: MoneyCase): Step[] {
    const role = this.member()?.role;
    if (state !== 'OPEN' || role === 'auditor') return [];
    const take: Step[] = owner?.id === this.member()?.id ? [] : ['take'];
    if (role !== 'admin') return take;
    return [...take, ...(kind === 'COMPENSATION' ? (['pay', 'notOwed'] as const) : (['explain'] as const))];
  }

  protected async go(step: Step, { id }: MoneyCase): Promise<void> {
    const words = this.words();
    const typed = step === 'pay' ? { typed: { label: this.m().desk.reference, pattern: REFERENCE } } : {};
    const asked = await this.reasons.ask({
      heading: words[step],
      text: words.texts[step],
      action: words[step],
      ...typed,
    });
    if (asked) await this.attempt.run(this.end(step, id, asked.reason, asked.typed));
  }

  private end(step: Step, id: string, reason: string, reference: string) {
    switch (step) {
      case 'take':
        return this.refundsApi.takeMoneyCase(id, reason);
      case 'pay':
        return this.refundsApi.closeMoneyCase(id, { outcome: 'PAID', reference, reason });
      case 'notOwed':
        return this.refundsApi.closeMoneyCase(id, { outcome: 'NOT_OWED', reason });
      case 'explain':
        return this.refundsApi.closeMoneyCase(id, { outcome: 'EXPLAINED', reason });
    }
  }
}
