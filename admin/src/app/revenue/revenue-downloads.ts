import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import { BooksApi, type ExportWish } from '../api/books-api';
import type { Period } from '../api/revenue-api';
import { FileSaver } from '../ui/file-saver';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { ProblemNotice } from '../ui/problem-notice';

const FILES = {
  daily: { report: 'sales', by: 'day' },
  events: { report: 'sales', by: 'event' },
  transactions: { report: 'transactions' },
} as const satisfies Record<string, Pick<ExportWish, 'report' | 'by'>>;
type Download = keyof typeof FILES;

/** The period on screen as CSV files: the exports of the books, with as of when they are at their head. */
@Component({
  selector: 'tk-revenue-downloads',
  imports: [Icon, MatButtonModule, MatMenuModule, ProblemNotice],
  template: `
    <div class="buttons" role="group" [attr.aria-label]="m().revenue.downloads">
      <span class="tk-note" aria-hidden="true">CSV</span>
      @for (kind of kinds; track kind) {
        <button
          matButton="outlined"
          type="button"
          [title]="m().revenue.downloadHint"
          [attr.aria-disabled]="busy() !== undefined"
          (click)="download(kind)"
        >
          <tk-icon name="download" />
          {{ busy() === kind ? m().revenue.downloading : m().revenue.csv[kind] }}
          <span class="tk-only-read-aloud">CSV</span>
        </button>
      }
    </div>
    @if (failed(); as failure) {
      <tk-problem-notice [error]="failure.error" (retry)="download(failure.kind)" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevenueDownloads {
  private readonly booksApi = inject(BooksApi);
  private readonly files = inject(FileSaver);
  private readonly toast = inject(MatSnackBar);

  readonly period = input.required<Period>();

  protected readonly m = inject(I18n).messages;
  protected readonly kinds: readonly Download[] = ['daily', 'events', 'transactions'];
  protected readonly busy = signal<Download | undefined>(undefined);
  protected readonly failed = signal<{ kind: Download; error: unknown } | undefined>(undefined);

  protected async download(kind: Download): Promise<void> {
    if (this.busy()) return;
    const { from, to } = this.period();
    this.busy.set(kind);
    this.failed.set(undefined);
    try {
      const response = await firstValueFrom(this.booksApi.file('csv', { ...FILES[kind], from, to }));
      const name = this.files.save(response, `tiketi-revenue-${kind}-${from}-${to}.csv`);
      this.toast.open(this.m().revenue.downloaded(name), undefined, { duration: 5000 });
    } catch (error) {
      this.failed.set({ kind, error });
    } finally {
      this.busy.set(undefined);
    }
  }
}
