import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { GradeSales, SalesTotals } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { SeatsBar } from '../ui/seats-bar';
import { Flash } from './flash';

@Component({
  selector: 'tk-grade-table',
  imports: [Flash, SeatsBar],
  template: `
    <div class="tk-table-frame">
      <table class="tk-table">
        <caption class="tk-only-read-aloud">
          {{
            m().sales.byGrade
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ m().sales.grade }}</th>
            <th scope="col" class="tk-right">{{ m().sales.capacity }}</th>
            <th scope="col" class="tk-right">{{ m().seatStates.sold }}</th>
            <th scope="col" class="tk-right">{{ m().seatStates.held }}</th>
            <th scope="col" class="tk-right">{{ m().seatStates.free }}</th>
            <th scope="col">{{ m().sales.soldShare }}</th>
            <th scope="col" class="tk-right">{{ m().sales.revenue }}</th>
          </tr>
        </thead>
        <tbody>
          @for (grade of grades(); track grade.code) {
            <tr>
              <th scope="row">
                {{ i18n.text(grade.name) }}
                <span class="price">{{ formats.won(grade.price) }}</span>
              </th>
              <td class="tk-right">{{ formats.number(grade.capacity) }}</td>
              <td class="tk-right strong" [tkFlash]="grade.sold">{{ formats.number(grade.sold) }}</td>
              <td class="tk-right" [tkFlash]="grade.held">{{ formats.number(grade.held) }}</td>
              <td class="tk-right">{{ formats.number(grade.free) }}</td>
              <td><tk-seats-bar [capacity]="grade.capacity" [sold]="grade.sold" [held]="grade.held" /></td>
              <td class="tk-right">{{ formats.won(grade.revenue) }}</td>
            </tr>
          } @empty {
            <tr>
              <td colspan="7">{{ m().sales.noGrades }}</td>
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{{ m().common.total }}</th>
            <td class="tk-right">{{ formats.number(totals().capacity) }}</td>
            <td class="tk-right">{{ formats.number(totals().sold) }}</td>
            <td class="tk-right">{{ formats.number(totals().held) }}</td>
            <td class="tk-right">{{ formats.number(totals().free) }}</td>
            <td></td>
            <td class="tk-right">{{ formats.won(totals().revenue) }}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  `,
  styles: `
    th[scope='row'] {
      white-space: nowrap;
    }
    .price {
      display: block;
      color: var(--tk-ink-3);
      font-size: 13px;
      font-weight: 400;
    }
    .strong {
      font-weight: 700;
    }
    tk-seats-bar {
      min-width: 110px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GradeTable {
  readonly grades = input.required<readonly GradeSales[]>();
  readonly totals = input.required<SalesTotals>();
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
}
