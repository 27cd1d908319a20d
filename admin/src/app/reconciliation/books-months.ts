import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import type { BooksMonth } from '../api/models';
import { ReconciliationApi } from '../api/reconciliation-api';
import { Session } from '../sign-in/session';
import { AskReason } from '../ui/ask-reason';
import { attempt } from '../ui/attempt';
import { Clock } from '../ui/clock';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { kstDayOf } from '../ui/kst-days';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';

/** Months of the books; an administrator closes the oldest open one that is over, for good. */
@Component({
  selector: 'tk-books-months',
  imports: [MatButtonModule, Notice, ProblemNotice, Skeleton],
  template: `
    <section class="tk-card" aria-labelledby="months-heading">
      <div class="tk-card-head">
        <div>
          <h2 id="months-heading">{{ m().reconciliation.months }}</h2>
          <p class="tk-note">{{ m().reconciliation.monthsLead }}</p>
        </div>
      </div>
      @if (attempt.failed(); as error) {
        <div class="inside"><tk-problem-notice [error]="error" [canRetry]="false" /></div>
      }
      @if (answer.error(); as error) {
        <div class="inside"><tk-problem-notice [error]="error" (retry)="answer.reload()" /></div>
      } @else if (found(); as found) {
        @if (found.items.length === 0) {
          <tk-notice icon="empty" [heading]="m().reconciliation.noMonths" />
        } @else {
          <div class="tk-table-frame" tabindex="0" role="group" [attr.aria-label]="m().reconciliation.monthsCaption">
            <table class="tk-table">
              <thead>
                <tr>
                  <th scope="col">{{ m().reconciliation.month }}</th>
                  <th scope="col" class="tk-right">{{ m().reconciliation.entries }}</th>
                  <th scope="col" class="tk-right tk-optional">{{ m().reconciliation.debits }}</th>
                  <th scope="col">{{ m().reconciliation.closedBy }}</th>
                </tr>
              </thead>
              <tbody>
                @for (month of found.items; track month.month) {
                  <tr>
                    <th scope="row" class="tk-number">{{ month.month }}</th>
                    <td class="tk-right">{{ formats.number(month.entries) }}</td>
                    <td class="tk-right tk-optional">
                      {{ month.debits === null ? '–' : formats.won(month.debits) }}
                    </td>
                    <td>
                      @if (month.state === 'CLOSED') {
                        <span class="tk-chip" data-tone="good">{{ m().reconciliation.closed }}</span>
                        @if (month.asOf) {
                          <span class="tk-note tk-number"> {{ formats.dateTime(month.asOf) }}</span>
                        }
                      } @else if (isAdmin() && isNext(month, found.items)) {
                        <button matButton="outlined" type="button" (click)="close(month)">
                          {{ m().reconciliation.close }}
                        </button>
                      } @else {
                        <span class="tk-chip">{{ m().reconciliation.open }}</span>
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      } @else {
        <tk-skeleton [rows]="3" />
      }
    </section>
  `,
  styles: `
    .tk-card-head {
      padding-bottom: 12px;
    }
    .inside {
      padding: 8px 20px 16px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BooksMonths {
  private readonly reconciliationApi = inject(ReconciliationApi);
  private readonly reasons = inject(AskReason);
  private readonly clock = inject(Clock);
  private readonly member = inject(Session).member;

  /** Whatever changes when the list has to be read anew. */
  readonly moment = input.required<number>();

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly isAdmin = computed(() => this.member()?.role === 'admin');
  protected readonly answer = rxResource({
    params: () => this.moment(),
    stream: () => this.reconciliationApi.months(),
  });
  protected readonly found = lastValue(this.answer);
  protected readonly attempt = attempt(() => this.answer.reload());

  /** The oldest open month, once it is over. */
  protected isNext({ month }: BooksMonth, all: readonly BooksMonth[]): boolean {
    const first = all.find(({ state }) => state === 'OPEN')?.month;
    return month === first && month < kstDayOf(this.clock.now()).slice(0, 7);
  }

  protected async close({ month }: BooksMonth): Promise<void> {
    const { close, closeText } = this.m().reconciliation;
    const asked = await this.reasons.ask({ heading: `${month} ${close}`, text: closeText(month), action: close });
    if (asked) await this.attempt.run(this.reconciliationApi.close(month, asked.reason));
  }
}
