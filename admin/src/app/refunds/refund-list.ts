import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { RefundState, StaffRefund } from '../api/models';
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
import { RefundStateChip } from '../ui/refund-state-chip';
import { Skeleton } from '../ui/skeleton';

const PAGE_SIZE = 20;
const REFERENCE = /^[0-9A-Za-z가-힣 ._/-]{3,40}$/;

/** Refunds with what to do next; those that need a person can be retried or marked as paid by hand. */
@Component({
  selector: 'tk-refund-list',
  imports: [
    Age,
    MatButtonModule,
    MatFormFieldModule,
    MatSelectModule,
    Notice,
    Pager,
    ProblemNotice,
    RefundStateChip,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './refund-list.html',
  styleUrl: './list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefundList {
  private readonly refundsApi = inject(RefundsApi);
  private readonly reasons = inject(AskReason);
  private readonly toast = inject(MatSnackBar);
  private readonly role = inject(Session).member;

  readonly page = input.required<number>();
  readonly turned = output<number>();

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly size = PAGE_SIZE;
  protected readonly states: readonly RefundState[] = ['REQUESTED', 'SENT', 'UNKNOWN', 'MANUAL', 'DONE'];
  protected readonly state = signal<RefundState | ''>('');
  protected readonly failed = signal<unknown>(undefined);
  protected readonly isOperator = computed(() => this.role()?.role !== 'auditor');
  protected readonly isAdmin = computed(() => this.role()?.role === 'admin');
  protected readonly answer = rxResource({
    params: () => ({ page: this.page(), state: this.state() }),
    stream: ({ params: { page, state } }) =>
      this.refundsApi.refunds({ page, size: PAGE_SIZE, ...(state && { state }) }),
  });
  protected readonly found = lastValue(this.answer);

  protected choose(state: RefundState | ''): void {
    this.state.set(state);
    if (this.page() !== 1) this.turned.emit(1);
  }

  protected async retry({ id }: StaffRefund): Promise<void> {
    const { retry, retryText } = this.m().desk;
    const asked = await this.reasons.ask({ heading: retry, text: retryText, action: retry });
    if (asked) await this.run(() => firstValueFrom(this.refundsApi.retry(id, asked.reason)));
  }

  protected async markPaid({ id }: StaffRefund): Promise<void> {
    const { byHand, byHandText, reference } = this.m().desk;
    const typed = { label: reference, pattern: REFERENCE };
    const asked = await this.reasons.ask({ heading: byHand, text: byHandText, action: byHand, typed });
    if (asked) await this.run(() => firstValueFrom(this.refundsApi.paidByHand(id, asked.typed, asked.reason)));
  }

  private async run(work: () => Promise<unknown>): Promise<void> {
    this.failed.set(undefined);
    try {
      await work();
      this.toast.open(this.m().desk.saved, undefined, { duration: 5000 });
    } catch (error) {
      this.failed.set(error);
    }
    this.answer.reload();
  }
}
