import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { SalesApi } from '../api/sales-api';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { pageNumber } from '../ui/page-number';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { SearchField } from '../ui/search-field';
import { Skeleton } from '../ui/skeleton';
import { Viewport } from '../ui/viewport';
import { EventCards } from './event-cards';
import { EventTable } from './event-table';

const PAGE_SIZE = 20;

/** Every event with what it sold. The search and the page are in the address. */
@Component({
  selector: 'tk-events-page',
  imports: [EventCards, EventTable, MatProgressBarModule, Notice, Pager, ProblemNotice, SearchField, Skeleton],
  templateUrl: './events-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventsPage {
  private readonly salesApi = inject(SalesApi);
  private readonly router = inject(Router);

  readonly q = input<string>();
  readonly page = input(1, { transform: pageNumber });

  protected readonly m = inject(I18n).messages;
  protected readonly isNarrow = inject(Viewport).isNarrow;
  protected readonly size = PAGE_SIZE;
  protected readonly events = rxResource({
    params: () => ({ q: this.q(), page: this.page(), size: PAGE_SIZE }),
    stream: ({ params }) => this.salesApi.events(params),
  });
  protected readonly found = lastValue(this.events);
  protected readonly emptyHeading = computed(() => {
    const q = this.q();
    return q ? this.m().events.emptySearch(q) : this.m().events.empty;
  });

  protected search(q: string): void {
    this.show({ q: q || null, page: null });
  }

  protected turnTo(page: number): void {
    this.show({ page });
  }

  private show(queryParams: { q?: string | null; page: number | null }): void {
    void this.router.navigate(['/events'], { queryParams, queryParamsHandling: 'merge' });
  }
}
