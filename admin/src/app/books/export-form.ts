import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import { BooksApi, type ExportFormat, type ExportWish } from '../api/books-api';
import type { ExportManifest } from '../api/models';
import { Clock } from '../ui/clock';
import { DayRangeField } from '../ui/day-range-field';
import { FileSaver } from '../ui/file-saver';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { type DayRange, instantOf, kstDayOf, presetRange } from '../ui/kst-days';
import { ProblemNotice } from '../ui/problem-notice';

type Task = ExportFormat | 'manifest';

/** Which rows, of which days, as of when, added up by what: as CSV, XLSX or the manifest of both. */
@Component({
  selector: 'tk-export-form',
  imports: [DayRangeField, Icon, MatButtonModule, MatFormFieldModule, MatInputModule, MatSelectModule, ProblemNotice],
  templateUrl: './export-form.html',
  styleUrl: './export-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExportForm {
  private readonly booksApi = inject(BooksApi);
  private readonly files = inject(FileSaver);
  private readonly toast = inject(MatSnackBar);
  private readonly clock = inject(Clock);

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly reports: readonly ExportWish['report'][] = ['sales', 'transactions', 'ledger'];
  protected readonly groups = ['', 'day', 'month', 'year', 'event', 'method'] as const;

  protected readonly report = signal<ExportWish['report']>('sales');
  protected readonly by = signal<(typeof this.groups)[number]>('');
  protected readonly range = signal<DayRange>(presetRange('month', kstDayOf(this.clock.now())));
  protected readonly asOf = signal('');
  protected readonly busy = signal<Task | undefined>(undefined);
  protected readonly failed = signal<{ task: Task; error: unknown } | undefined>(undefined);
  /** Of the conditions on screen; gone as soon as one changes. */
  protected readonly manifest = signal<{ wish: ExportWish; value: ExportManifest } | undefined>(undefined);

  protected readonly wish = computed<ExportWish>(() => {
    const [by, asOf] = [this.by(), instantOf(this.asOf())];
    return { report: this.report(), ...this.range(), ...(by && { by }), ...(asOf && { asOf }) };
  });
  protected readonly shown = computed(() => {
    const manifest = this.manifest();
    return manifest && manifest.wish === this.wish() ? manifest.value : undefined;
  });
  protected readonly totals = computed(() => Object.entries(this.shown()?.totals ?? {}));

  protected chooseDays({ from, to }: Partial<DayRange>): void {
    if (from && to) this.range.set({ from, to });
  }

  protected async run(task: Task): Promise<void> {
    if (this.busy()) return;
    const wish = this.wish();
    this.busy.set(task);
    this.failed.set(undefined);
    try {
      if (task === 'manifest') this.manifest.set({ wish, value: await firstValueFrom(this.booksApi.manifest(wish)) });
      else await this.save(task, wish);
    } catch (error) {
      this.failed.set({ task, error });
    } finally {
      this.busy.set(undefined);
    }
  }

  private async save(format: ExportFormat, wish: ExportWish): Promise<void> {
    const response = await firstValueFrom(this.booksApi.file(format, wish));
    const name = this.files.save(response, `tiketi-${wish.report}-${wish.from}-${wish.to}.${format}`);
    this.toast.open(this.m().books.saved(name), undefined, { duration: 5000 });
  }
}
