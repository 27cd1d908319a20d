import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { MoneyCase } from '../api/models';
import { RefundsApi } from '../api/refunds-api';
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
const REFERENCE = /^[0-9A-Za-z가-힣 ._/-]{3,40}$/;
type Step = 'take' | 'pay' | 'notOwed' | 'explain';

/** Duties about money that only a person can end, oldest first: who looks after them, for how long, what became of them. */
@Component({
  selector: 'tk-money-case-list',
  imports: [Age, MatButtonModule, Notice, Pager, ProblemNotice, RouterLink, Skeleton],
  template: `
    @if (failed(); as error) {
      <tk-problem-notice [error]="error" [canRetry]="false" />
    }
    @if (answer.error(); as error) {
      <tk-problem-notice [error]="error" (retry)="answer.reload()" />
    } @else if (found(); as found) {
      <section class="tk-card" [attr.aria-busy]="answer.isLoading()">
        @if (found.items.length === 0) {
          <tk-notice icon="check" [heading]="words().none" [text]="words().noneHint" />
        }
        <ul [attr.aria-label]="m().desk.tabs['cases']">
          @for (one of found.items; track one.id) {
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
              <strong class="tk-number amount">{{ formats.won(one.amount) }}</strong>
              <span class="actions">
                @for (step of stepsOf(one); track step) {
                  <button matButton="outlined" type="button" (click)="go(step, one)">{{ words()[step] }}</button>
                }
              </span>
            </li>
          }
        </ul>
      </section>
      <tk-pager [page]="found.page" [size]="size" [total]="found.total" (turned)="turned.emit($event)" />
    } @else {
      <section class="tk-card"><tk-skeleton /></section>
    }
  `,
  styleUrl: './list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoneyCaseList {
  private readonly refundsApi = inject(RefundsApi);
  private readonly reasons = inject(AskReason);
  private readonly toast = inject(MatSnackBar);
  private readonly member = inject(Session).member;

  readonly page = input.required<number>();
  readonly turned = output<number>();

  protected readonly m = inject(I18n).messages;
  protected readonly words = computed(() => this.m().desk.cases);
  protected readonly formats = inject(Formats);
  protected readonly size = PAGE_SIZE;
  protected readonly failed = signal<unknown>(undefined);
  protected readonly answer = rxResource({
    params: () => this.page(),
    stream: ({ params }) => this.refundsApi.moneyCases(params, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);

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
    if (!asked) return;
    this.failed.set(undefined);
    try {
      await firstValueFrom(this.run(step, id, asked.reason, asked.typed));
      this.toast.open(this.m().desk.saved, undefined, { duration: 5000 });
    } catch (error) {
      this.failed.set(error);
    }
    this.answer.reload();
  }

  private run(step: Step, id: string, reason: string, reference: string) {
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
