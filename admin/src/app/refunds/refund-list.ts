import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import type { RefundState, StaffRefund } from '../api/models';
import { RefundsApi } from '../api/refunds-api';
import { Session } from '../sign-in/session';
import { Age } from '../ui/age';
import { AskReason } from '../ui/ask-reason';
import { attempt } from '../ui/attempt';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { ListCard } from '../ui/list-card';
import { RefundStateChip } from '../ui/refund-state-chip';

const PAGE_SIZE = 20;
const REFERENCE = /^[0-9A-Za-z가-힣 ._/-]{3,40}$/;

/** Refunds with what to do next; those that need a person can be retried or marked as paid by hand. */
@Component({
  selector: 'tk-refund-list',
  imports: [Age, ListCard, MatButtonModule, MatFormFieldModule, MatSelectModule, RefundStateChip, RouterLink],
  templateUrl: './refund-list.html',
  styles: `
    :host {
      display: grid;
      gap: var(--tk-gap);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefundList {
  private readonly refundsApi = inject(RefundsApi);
  private readonly reasons = inject(AskReason);
  private readonly role = inject(Session).member;

  readonly page = input.required<number>();
  readonly turned = output<number>();

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly states: readonly RefundState[] = ['REQUESTED', 'SENT', 'UNKNOWN', 'MANUAL', 'DONE'];
  protected readonly state = signal<RefundState | ''>('');
  protected readonly isOperator = computed(() => this.role()?.role !== 'auditor');
  protected readonly isAdmin = computed(() => this.role()?.role === 'admin');
  protected readonly answer = rxResource({
    params: () => ({ page: this.page(), state: this.state() }),
    stream: ({ params: { page, state } }) =>
      this.refundsApi.refunds({ page, size: PAGE_SIZE, ...(state && { state }) }),
  });
  protected readonly found = lastValue(this.answer);
  protected readonly attempt = attempt(() => this.answer.reload());
  protected readonly heads = computed(() => {
    const { booking, requested, state, amount, next } = this.m().desk;
    return [{ text: booking }, { text: requested }, { text: state }, { text: amount, end: true }, { text: next }];
  });

  protected choose(state: RefundState | ''): void {
    this.state.set(state);
    if (this.page() !== 1) this.turned.emit(1);
  }

  protected async retry({ id }: StaffRefund): Promise<void> {
    const { retry, retryText } = this.m().desk;
    const asked = await this.reasons.ask({ heading: retry, text: retryText, action: retry });
    if (asked) await this.attempt.run(this.refundsApi.retry(id, asked.reason));
  }

  protected async markPaid({ id }: StaffRefund): Promise<void> {
    const { byHand, byHandText, reference } = this.m().desk;
    const typed = { label: reference, pattern: REFERENCE };
    const asked = await this.reasons.ask({ heading: byHand, text: byHandText, action: byHand, typed });
    if (asked) await this.attempt.run(this.refundsApi.paidByHand(id, asked.typed, asked.reason));
  }
}
