import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { BooksApi } from '../api/books-api';
import { AsOfField } from '../ui/as-of-field';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { instantOf } from '../ui/kst-days';
import { lastValue } from '../ui/last-value';
import { ProblemNotice } from '../ui/problem-notice';
import { Proof } from '../ui/proof';
import { Skeleton } from '../ui/skeleton';
import { ExportForm } from './export-form';

/** The ledger's trial balance as of an instant, and the auditor's files. */
@Component({
  selector: 'tk-trial-balance',
  imports: [AsOfField, ExportForm, MatProgressBarModule, ProblemNotice, Proof, Skeleton],
  templateUrl: './trial-balance.html',
  styleUrl: './books.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrialBalance {
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
