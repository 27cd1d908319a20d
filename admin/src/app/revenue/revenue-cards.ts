import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import type { RevenueRow } from './amounts';

const LINES = ['gross', 'bookingFee', 'discount', 'refund'] as const;

/** The revenue table, for phones. The totals are in the tiles above. */
@Component({
  selector: 'tk-revenue-cards',
  template: `
    <ul class="tk-cards">
      @for (row of rows(); track row.id) {
        <li>
          <h3>
            {{ row.name }} <strong class="tk-number">{{ formats.won(row.net) }}</strong>
          </h3>
          <p class="tk-note tk-number">
            {{ m().revenue.bookings }} {{ formats.number(row.bookings) }} · {{ m().revenue.tickets }}
            {{ formats.number(row.tickets) }}
          </p>
          <dl class="tk-facts tk-number">
            @for (line of lines; track line) {
              @if (row[line] !== 0) {
                <dt>{{ m().revenue[line] }}</dt>
                <dd>{{ formats.won(row[line]) }}</dd>
              }
            }
          </dl>
        </li>
      }
    </ul>
  `,
  styles: `
    .tk-cards {
      gap: 0;
    }
    li {
      display: grid;
      gap: 4px;
      padding: 14px 16px;
    }
    li + li {
      border-top: 1px solid var(--tk-line);
    }
    h3 {
      display: flex;
      gap: 12px;
      justify-content: space-between;
    }
    strong {
      font-weight: 700;
    }
    dl {
      font-size: 13px;
      row-gap: 2px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevenueCards {
  readonly rows = input.required<readonly RevenueRow[]>();
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly lines = LINES;
}
