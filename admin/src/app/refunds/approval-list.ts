import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { RefundApproval } from '../api/models';
import { RefundsApi } from '../api/refunds-api';
import { Session } from '../sign-in/session';
import { AskReason } from '../ui/ask-reason';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';

const PAGE_SIZE = 20;

/** Cancellations above the limit: another administrator than the one who asked decides. */
@Component({
  selector: 'tk-approval-list',
  imports: [MatButtonModule, Notice, Pager, ProblemNotice, RouterLink, Skeleton],
  template: `
    @if (failed(); as error) {
      <tk-problem-notice [error]="error" [canRetry]="false" />
    }
    @if (answer.error(); as error) {
      <tk-problem-notice [error]="error" (retry)="answer.reload()" />
    } @else if (found(); as found) {
      <section class="tk-card" [attr.aria-busy]="answer.isLoading()">
        @if (found.items.length === 0) {
          <tk-notice icon="empty" [heading]="m().desk.noApprovals" [text]="m().desk.nothingHint" />
        }
        <ul [attr.aria-label]="m().desk.tabs['approvals']">
          @for (approval of found.items; track approval.id) {
            <li>
              <span>
                <a [routerLink]="['/bookings', approval.bookingId]" class="tk-number">{{ approval.bookingNumber }}</a>
                <span class="quiet">{{ approval.reason }}</span>
              </span>
              <span class="wide">
                <span class="tk-chip" [attr.data-tone]="tone(approval)">
                  {{ m().desk.approvalStates[approval.state] }}
                </span>
                <span class="quiet">
                  {{ m().desk.askedBy(approval.requestedBy.name) }} · {{ formats.dateTime(approval.requestedAt) }}
                  @if (approval.decidedBy; as by) {
                    · {{ m().desk.decidedBy(by.name) }} · {{ approval.decidedBecause }}
                  }
                </span>
              </span>
              <strong class="tk-number amount">{{ formats.won(approval.expectedRefund) }}</strong>
              <span class="actions">
                @if (isAdmin() && approval.state === 'PENDING') {
                  @if (approval.requestedBy.id === member()?.id) {
                    <span class="quiet">{{ m().desk.ownRequest }}</span>
                  } @else {
                    <button matButton="filled" type="button" (click)="decide(approval, true)">
                      {{ m().desk.approve }}
                    </button>
                    <button matButton="outlined" type="button" (click)="decide(approval, false)">
                      {{ m().desk.reject }}
                    </button>
                  }
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
export class ApprovalList {
  private readonly refundsApi = inject(RefundsApi);
  private readonly reasons = inject(AskReason);
  private readonly toast = inject(MatSnackBar);

  readonly page = input.required<number>();
  readonly turned = output<number>();

  protected readonly member = inject(Session).member;
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly size = PAGE_SIZE;
  protected readonly failed = signal<unknown>(undefined);
  protected readonly isAdmin = computed(() => this.member()?.role === 'admin');
  protected readonly answer = rxResource({
    params: () => this.page(),
    stream: ({ params }) => this.refundsApi.approvals(params, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);

  protected tone({ state }: RefundApproval): string {
    return state === 'PENDING' ? 'held' : state === 'APPROVED' ? 'good' : 'danger';
  }

  protected async decide({ id }: RefundApproval, agrees: boolean): Promise<void> {
    const { approve, approveText, reject, rejectText, saved } = this.m().desk;
    const action = agrees ? approve : reject;
    const asked = await this.reasons.ask({ heading: action, text: agrees ? approveText : rejectText, action });
    if (!asked) return;
    this.failed.set(undefined);
    try {
      await firstValueFrom(this.refundsApi.decide(id, agrees, asked.reason));
      this.toast.open(saved, undefined, { duration: 5000 });
    } catch (error) {
      this.failed.set(error);
    }
    this.answer.reload();
  }
}
