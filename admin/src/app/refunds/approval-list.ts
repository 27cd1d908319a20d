import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { RefundApproval } from '../api/models';
import { RefundsApi } from '../api/refunds-api';
import { Session } from '../sign-in/session';
import { AskReason } from '../ui/ask-reason';
import { attempt } from '../ui/attempt';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { ListCard } from '../ui/list-card';

const PAGE_SIZE = 20;

/** Cancellations above the limit: another administrator than the one who asked decides. */
@Component({
  selector: 'tk-approval-list',
  imports: [ListCard, MatButtonModule, RouterLink],
  template: `
    <tk-list-card
      [answer]="answer"
      [found]="found()"
      [attempt]="attempt"
      [label]="m().desk.tabs['approvals'] ?? ''"
      columns="minmax(0, 1.3fr) minmax(0, 1.6fr) auto minmax(150px, auto)"
      [heads]="heads()"
      [none]="{ icon: 'empty', heading: m().desk.noApprovals, text: m().desk.nothingHint }"
      (turned)="turned.emit($event)"
    >
      @for (approval of found()?.items; track approval.id) {
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
          <span class="tk-number amount">{{ formats.won(approval.expectedRefund) }}</span>
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
    </tk-list-card>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApprovalList {
  private readonly refundsApi = inject(RefundsApi);
  private readonly reasons = inject(AskReason);

  readonly page = input.required<number>();
  readonly turned = output<number>();

  protected readonly member = inject(Session).member;
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly isAdmin = computed(() => this.member()?.role === 'admin');
  protected readonly answer = rxResource({
    params: () => this.page(),
    stream: ({ params }) => this.refundsApi.approvals(params, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);
  protected readonly attempt = attempt(() => this.answer.reload());
  protected readonly heads = computed(() => {
    const { booking, state, amount, next } = this.m().desk;
    return [{ text: booking }, { text: state }, { text: amount, end: true }, { text: next }];
  });

  protected tone({ state }: RefundApproval): string {
    return state === 'PENDING' ? 'held' : state === 'APPROVED' ? 'good' : 'danger';
  }

  protected async decide({ id }: RefundApproval, agrees: boolean): Promise<void> {
    const { approve, approveText, reject, rejectText } = this.m().desk;
    const action = agrees ? approve : reject;
    const asked = await this.reasons.ask({ heading: action, text: agrees ? approveText : rejectText, action });
    if (asked) await this.attempt.run(this.refundsApi.decide(id, agrees, asked.reason));
  }
}
