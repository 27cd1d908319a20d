import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { type AuditFilter, ControlApi } from '../api/control-api';
import type { AuditEntry } from '../api/models';
import { DayRangeField } from '../ui/day-range-field';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { isKstDay } from '../ui/kst-days';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { pageNumber } from '../ui/page-number';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { SearchField } from '../ui/search-field';
import { Skeleton } from '../ui/skeleton';

const PAGE_SIZE = 20;

/** Who did what to what and why, newest first. Conditions are in the address. */
@Component({
  selector: 'tk-audit-page',
  imports: [DayRangeField, MatButtonModule, MatProgressBarModule, Notice, Pager, ProblemNotice, SearchField, Skeleton],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditPage {
  private readonly controlApi = inject(ControlApi);
  private readonly router = inject(Router);

  readonly action = input<string>();
  readonly subjectId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly page = input(1, { transform: pageNumber });

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly size = PAGE_SIZE;
  /** The entry whose details are open. */
  protected readonly opened = signal<string | undefined>(undefined);
  protected readonly filter = computed<AuditFilter>(() => {
    const [action, subjectId, from, to] = [this.action(), this.subjectId(), this.from(), this.to()];
    const hasRange = from !== undefined && to !== undefined && isKstDay(from) && isKstDay(to) && from <= to;
    return {
      page: this.page(),
      size: PAGE_SIZE,
      ...(action && { action }),
      ...(subjectId && { subjectId }),
      ...(hasRange && { from, to }),
    };
  });
  protected readonly entries = rxResource({
    params: () => this.filter(),
    stream: ({ params }) => this.controlApi.auditEntries(params),
  });
  protected readonly found = lastValue(this.entries);

  protected narrow(change: Record<string, string | undefined>): void {
    const set = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || null]));
    this.show({ ...set, page: null });
  }

  protected turnTo(page: number): void {
    this.show({ page });
  }

  protected toggle({ id }: AuditEntry): void {
    this.opened.set(this.opened() === id ? undefined : id);
  }

  /** `price-grade.changed` → `가격 변경`. What has no words yet is shown as it is kept. */
  protected deed({ action }: AuditEntry): string {
    const { whole, things, deeds } = this.m().auditActions;
    const [thing = '', deed = ''] = action.split('.');
    const parts = [things[thing], deeds[deed]];
    return whole[action] ?? (parts.every((part) => part !== undefined) ? parts.join(' ') : action);
  }

  protected who({ actor }: AuditEntry): string {
    return actor.name ?? this.m().audit.actors[actor.kind] ?? actor.kind;
  }

  protected json(value: object | null): string {
    return value === null ? '–' : JSON.stringify(value, null, 2);
  }

  private show(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate(['/audit'], { queryParams, queryParamsHandling: 'merge' });
  }
}
