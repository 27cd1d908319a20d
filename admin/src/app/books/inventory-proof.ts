import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { BooksApi } from '../api/books-api';
import { AsOfField } from '../ui/as-of-field';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { instantOf } from '../ui/kst-days';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { Proof } from '../ui/proof';
import { Skeleton } from '../ui/skeleton';

const PAGE_SIZE = 20;

/** Every seat of every performance accounted for, at any second that was. */
@Component({
  selector: 'tk-inventory-proof',
  imports: [AsOfField, MatCheckboxModule, MatProgressBarModule, Notice, Pager, ProblemNotice, Proof, Skeleton],
  template: `
    <section class="tk-card tk-loadable" aria-labelledby="inventory-heading" [attr.aria-busy]="answer.isLoading()">
      @if (answer.isLoading()) {
        <mat-progress-bar mode="indeterminate" [attr.aria-label]="m().common.updating" />
      }
      <div class="tk-card-head">
        <div>
          <h2 id="inventory-heading">{{ words().inventory }}</h2>
          @if (found(); as found) {
            <p class="tk-note stamp">
              <span class="tk-number">{{ m().common.asOf(formats.stamp(found.at)) }}</span>
              <tk-proof
                [holds]="found.mismatched === 0"
                [good]="words().addsUp(formats.number(found.performances))"
                [bad]="words().doesNotAddUp(formats.number(found.mismatched), formats.number(found.performances))"
              />
            </p>
          }
        </div>
        <div class="choices">
          <mat-checkbox [checked]="mismatchedOnly()" (change)="showOnly($event.checked)">
            {{ words().mismatchedOnly }}
          </mat-checkbox>
          <tk-as-of-field [typed]="at()" (typedChange)="lookAt($event)" />
        </div>
      </div>
      @if (answer.error(); as error) {
        <div class="problem"><tk-problem-notice [error]="error" (retry)="answer.reload()" /></div>
      } @else if (found(); as found) {
        @if (found.total === 0) {
          <tk-notice
            icon="check"
            [heading]="mismatchedOnly() ? words().noMismatch : words().noPerformances"
            [text]="mismatchedOnly() ? words().noMismatchHint : undefined"
          />
        } @else {
          <div class="tk-table-frame" tabindex="0" role="group" [attr.aria-label]="words().inventory">
            <table class="tk-table">
              <thead>
                <tr>
                  <th scope="col">{{ words().performance }}</th>
                  <th scope="col" class="tk-right">{{ words().capacity }}</th>
                  <th scope="col" class="tk-right">{{ words().sold }}</th>
                  <th scope="col" class="tk-right">{{ words().held }}</th>
                  <th scope="col" class="tk-right">{{ words().blocked }}</th>
                  <th scope="col" class="tk-right">{{ words().free }}</th>
                  <th scope="col" class="tk-right">{{ words().proof }}</th>
                </tr>
              </thead>
              <tbody>
                @for (one of found.items; track one.performanceId) {
                  <tr>
                    <th scope="row">
                      {{ i18n.text(one.title) }}
                      <span class="code tk-number">{{ formats.dateTime(one.startsAt) }}</span>
                    </th>
                    <td class="tk-right balance">{{ formats.number(one.capacity) }}</td>
                    <td class="tk-right">{{ formats.number(one.sold) }}</td>
                    <td class="tk-right">{{ formats.number(one.held) }}</td>
                    <td class="tk-right">{{ formats.number(one.blocked) }}</td>
                    <td class="tk-right">{{ formats.number(one.free) }}</td>
                    <td class="tk-right">
                      <span class="tk-chip" [attr.data-tone]="one.addsUp ? 'good' : 'danger'">
                        {{ one.addsUp ? words().right : words().wrong }}
                      </span>
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      } @else {
        <tk-skeleton />
      }
    </section>
    @if (found(); as found) {
      <tk-pager [page]="found.page" [size]="found.size" [total]="found.total" (turned)="turned.emit($event)" />
    }
  `,
  styleUrl: './books.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InventoryProof {
  private readonly booksApi = inject(BooksApi);
  readonly page = input.required<number>();
  readonly turned = output<number>();

  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly words = computed(() => this.m().statements);
  protected readonly formats = inject(Formats);
  /** What was typed, Korean time without a zone; empty for now. */
  protected readonly at = signal('');
  protected readonly mismatchedOnly = signal(false);
  protected readonly answer = rxResource({
    params: () => ({ at: instantOf(this.at()), page: this.page(), mismatchedOnly: this.mismatchedOnly() }),
    stream: ({ params: { at, page, mismatchedOnly } }) =>
      this.booksApi.inventory({
        page,
        size: PAGE_SIZE,
        ...(at !== undefined && { at }),
        ...(mismatchedOnly && { mismatchedOnly }),
      }),
  });
  protected readonly found = lastValue(this.answer);

  protected lookAt(at: string): void {
    this.at.set(at);
    this.toFirstPage();
  }

  protected showOnly(mismatched: boolean): void {
    this.mismatchedOnly.set(mismatched);
    this.toFirstPage();
  }

  private toFirstPage(): void {
    if (this.page() !== 1) this.turned.emit(1);
  }
}
