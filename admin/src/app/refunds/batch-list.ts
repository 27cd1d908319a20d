import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { RefundsApi } from '../api/refunds-api';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';

const PAGE_SIZE = 20;

/** Performances that were called off and how far their refunds are. */
@Component({
  selector: 'tk-batch-list',
  imports: [MatButtonModule, MatProgressBarModule, Notice, Pager, ProblemNotice, RouterLink, Skeleton],
  template: `
    @if (answer.error(); as error) {
      <tk-problem-notice [error]="error" (retry)="answer.reload()" />
    } @else if (found(); as found) {
      <section class="tk-card" [attr.aria-busy]="answer.isLoading()">
        @if (found.items.length === 0) {
          <tk-notice icon="empty" [heading]="m().desk.noBatches" [text]="m().desk.nothingHint" />
        }
        <ul [attr.aria-label]="m().desk.tabs['batches']">
          @for (batch of found.items; track batch.id) {
            <li>
              <span>
                <strong class="tk-number">{{ formats.dateTime(batch.startedAt) }}</strong>
                <span class="quiet">{{ batch.reason }}</span>
              </span>
              <span class="wide">
                <span class="tk-chip" [attr.data-tone]="batch.state === 'DONE' ? 'good' : 'held'">
                  {{ m().desk.batchStates[batch.state] }}
                </span>
                <span class="quiet tk-number">
                  {{ m().desk.progressOf(formats.number(batch.done), formats.number(batch.total)) }}
                </span>
              </span>
              <strong class="tk-number amount">{{ formats.won(batch.refundTotal) }}</strong>
              <span class="actions">
                <a
                  matButton="outlined"
                  [routerLink]="['/sales', batch.performanceId, 'cancellation']"
                  [queryParams]="{ batch: batch.id }"
                >
                  {{ m().desk.openBatch }}
                </a>
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
export class BatchList {
  private readonly refundsApi = inject(RefundsApi);
  readonly page = input.required<number>();
  readonly turned = output<number>();
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly size = PAGE_SIZE;
  protected readonly answer = rxResource({
    params: () => this.page(),
    stream: ({ params }) => this.refundsApi.batches(params, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);
}
