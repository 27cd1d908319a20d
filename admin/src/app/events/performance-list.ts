import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StaffEvent } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { SaleStatusChip } from '../ui/sale-status-chip';
import { SeatsBar } from '../ui/seats-bar';
import { SeatRule } from './seat-rule';

/** An event's performances, each a link to its live sales, and what its organiser wants of them. */
@Component({
  selector: 'tk-performance-list',
  imports: [Icon, RouterLink, SaleStatusChip, SeatRule, SeatsBar],
  template: `
    <ul>
      @for (performance of event().performances; track performance.id) {
        <li>
          <a [routerLink]="['/sales', performance.id]">
            <span class="at tk-number">{{ formats.dateTime(performance.startsAt) }}</span>
            <tk-sale-status-chip [status]="performance.saleStatus" />
            <tk-seats-bar [capacity]="performance.capacity" [sold]="performance.sold" [held]="performance.held" />
            <span class="counts tk-number">
              {{ m().common.of(formats.number(performance.sold), formats.number(performance.capacity)) }}
            </span>
            <span class="money tk-number">{{ formats.won(performance.revenue) }}</span>
            <span class="go">{{ m().events.open }} <tk-icon name="right" /></span>
          </a>
        </li>
      }
    </ul>
    <tk-seat-rule [event]="event()" />
  `,
  styleUrl: './performance-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PerformanceList {
  readonly event = input.required<StaffEvent>();
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
}
