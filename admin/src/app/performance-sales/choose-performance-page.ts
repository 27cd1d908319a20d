import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { SalesApi } from '../api/sales-api';
import { PerformanceList } from '../events/performance-list';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { pageNumber } from '../ui/page-number';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { SearchField } from '../ui/search-field';
import { Skeleton } from '../ui/skeleton';

const PAGE_SIZE = 10;

/** The way in to live sales: pick the performance to watch. */
@Component({
  selector: 'tk-choose-performance-page',
  imports: [MatProgressBarModule, Notice, Pager, PerformanceList, ProblemNotice, SearchField, Skeleton],
  template: `
    <div class="tk-page">
      <header class="tk-page-head">
        <div>
          <h1>{{ m().titles.sales }}</h1>
          <p>{{ m().sales.lead }}</p>
        </div>
      </header>
      <div class="tk-toolbar">
        <tk-search-field [label]="m().sales.chooseHint" [value]="q() ?? ''" (searched)="show($event, null)" />
      </div>
      @if (events.error(); as error) {
        <tk-problem-notice [error]="error" (retry)="events.reload()" />
      } @else if (found(); as found) {
        @if (events.isLoading()) {
          <mat-progress-bar mode="indeterminate" [attr.aria-label]="m().common.updating" />
        }
        @for (event of found.items; track event.id) {
          <section class="tk-card">
            <div class="tk-card-head">
              <h2>{{ i18n.text(event.title) }}</h2>
              <span class="tk-note">{{ i18n.text(event.venue) }}</span>
            </div>
            <tk-performance-list [event]="event" />
          </section>
        } @empty {
          <section class="tk-card">
            <tk-notice
              icon="empty"
              [heading]="q() ? m().events.emptySearch(q() ?? '') : m().events.empty"
              [text]="q() ? m().events.emptyHint : undefined"
            />
          </section>
        }
        <tk-pager [page]="found.page" [size]="size" [total]="found.total" (turned)="show(q(), $event)" />
      } @else {
        <section class="tk-card"><tk-skeleton /></section>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChoosePerformancePage {
  private readonly salesApi = inject(SalesApi);
  private readonly router = inject(Router);

  readonly q = input<string>();
  readonly page = input(1, { transform: pageNumber });

  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly size = PAGE_SIZE;
  protected readonly events = rxResource({
    params: () => ({ q: this.q(), page: this.page(), size: PAGE_SIZE }),
    stream: ({ params }) => this.salesApi.events(params),
  });
  protected readonly found = lastValue(this.events);

  protected show(q: string | undefined, page: number | null): void {
    void this.router.navigate(['/sales'], { queryParams: { q: q || null, page } });
  }
}
