import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { RevenueAmounts } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { COUNTS, type RevenueRow, WON_COLUMNS } from './amounts';

@Component({
  selector: 'tk-revenue-table',
  template: `
    <div class="tk-table-frame" tabindex="0" role="region" [attr.aria-label]="caption()">
      <table class="tk-table">
        <caption class="tk-only-read-aloud">
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ nameHeading() }}</th>
            @for (column of counts; track column) {
              <th scope="col" class="tk-right">{{ m().revenue[column] }}</th>
            }
            @for (column of won; track column) {
              <th scope="col" class="tk-right">
                {{ m().revenue[column] }} <span class="unit">{{ m().revenue.unit }}</span>
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              @for (column of counts; track column) {
                <td class="tk-right">{{ formats.number(row[column]) }}</td>
              }
              @for (column of won; track column) {
                <td class="tk-right" [class.net]="column === 'net'" [class.zero]="row[column] === 0">
                  {{ formats.number(row[column]) }}
                </td>
              }
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{{ m().common.total }}</th>
            @for (column of counts; track column) {
              <td class="tk-right">{{ formats.number(totals()[column]) }}</td>
            }
            @for (column of won; track column) {
              <td class="tk-right">{{ formats.number(totals()[column]) }}</td>
            }
          </tr>
        </tfoot>
      </table>
    </div>
  `,
  styles: `
    .tk-table :is(th, td):first-child {
      position: sticky;
      z-index: 2;
      left: 0;
      min-width: 150px;
      background: var(--tk-surface);
    }
    .unit {
      font-weight: 400;
    }
    tbody th {
      font-weight: 500;
    }
    .net {
      font-weight: 650;
    }
    .zero {
      color: var(--tk-ink-3);
      font-weight: 400;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevenueTable {
  readonly caption = input.required<string>();
  readonly nameHeading = input.required<string>();
  readonly rows = input.required<readonly RevenueRow[]>();
  readonly totals = input.required<RevenueAmounts>();

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly counts = COUNTS;
  protected readonly won = WON_COLUMNS;
}
