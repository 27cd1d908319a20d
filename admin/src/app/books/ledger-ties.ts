import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { BooksApi } from '../api/books-api';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { ProblemNotice } from '../ui/problem-notice';
import { Proof } from '../ui/proof';
import { Skeleton } from '../ui/skeleton';

/** The same money counted twice: where virtual accounts and cash receipts are kept, and in the ledger. */
@Component({
  selector: 'tk-ledger-ties',
  imports: [ProblemNotice, Proof, Skeleton],
  template: `
    @if (answer.error(); as error) {
      <tk-problem-notice [error]="error" (retry)="answer.reload()" />
    } @else if (found(); as found) {
      <section class="tk-card" aria-labelledby="ties-heading" [attr.aria-busy]="answer.isLoading()">
        <div class="tk-card-head">
          <div>
            <h2 id="ties-heading">{{ words().ties }}</h2>
            <p class="tk-note stamp">
              <span class="tk-number">{{ m().common.asOf(formats.stamp(found.asOf)) }}</span>
              <tk-proof [holds]="allTie()" [good]="words().tied" [bad]="words().untied" />
            </p>
          </div>
        </div>
        <div class="tk-table-frame" tabindex="0" role="group" [attr.aria-label]="words().ties">
          <table class="tk-table">
            <thead>
              <tr>
                <th scope="col">{{ words().what }}</th>
                <th scope="col" class="tk-right tk-optional">{{ words().count }}</th>
                <th scope="col" class="tk-right">{{ words().kept }}</th>
                <th scope="col" class="tk-right">{{ words().ledger }}</th>
                <th scope="col" class="tk-right">{{ words().difference }}</th>
              </tr>
            </thead>
            <tbody>
              @for (tie of found.items; track tie.code) {
                <tr>
                  <th scope="row">
                    {{ words().tieNames[tie.code] }}
                    <span class="code">{{ words().tieHints[tie.code] }}</span>
                  </th>
                  <td class="tk-right tk-optional">{{ formats.number(tie.count) }}</td>
                  <td class="tk-right">{{ formats.won(tie.kept) }}</td>
                  <td class="tk-right">{{ formats.won(tie.ledger) }}</td>
                  <td class="tk-right balance">{{ formats.won(tie.difference) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </section>
    } @else {
      <section class="tk-card"><tk-skeleton [rows]="4" /></section>
    }
  `,
  styleUrl: './books.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LedgerTies {
  private readonly booksApi = inject(BooksApi);
  protected readonly m = inject(I18n).messages;
  protected readonly words = computed(() => this.m().statements);
  protected readonly formats = inject(Formats);
  protected readonly answer = rxResource({ stream: () => this.booksApi.ties() });
  protected readonly found = lastValue(this.answer);
  protected readonly allTie = computed(() => this.found()?.items.every(({ difference }) => difference === 0) ?? false);
}
