import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { BooksApi } from '../api/books-api';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { instantOf } from '../ui/kst-days';
import { lastValue } from '../ui/last-value';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { ExportForm } from './export-form';

/** The ledger's trial balance as of an instant, and the auditor's files. */
@Component({
  selector: 'tk-books-page',
  imports: [ExportForm, Icon, MatFormFieldModule, MatInputModule, MatProgressBarModule, ProblemNotice, Skeleton],
  templateUrl: './books-page.html',
  styleUrl: './books-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BooksPage {
  private readonly booksApi = inject(BooksApi);
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  /** What was typed, Korean time without a zone; empty for now. */
  protected readonly asOf = signal('');

  protected readonly balance = rxResource({
    params: () => ({ asOf: instantOf(this.asOf()) }),
    stream: ({ params }) => this.booksApi.trialBalance(params.asOf),
  });
  protected readonly shown = lastValue(this.balance);
  protected readonly isBalanced = computed(() => {
    const totals = this.shown()?.totals;
    return totals !== undefined && totals.debit === totals.credit;
  });
}
