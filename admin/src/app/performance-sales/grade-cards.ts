import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { GradeSales } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { SeatsBar } from '../ui/seats-bar';
import { Flash } from './flash';

/** The grade table, for phones. */
@Component({
  selector: 'tk-grade-cards',
  imports: [Flash, SeatsBar],
  template: `
    <ul class="tk-cards">
      @for (grade of grades(); track grade.code) {
        <li>
          <h3>
            {{ i18n.text(grade.name) }} <span class="price tk-number">{{ formats.won(grade.price) }}</span>
          </h3>
          <tk-seats-bar [capacity]="grade.capacity" [sold]="grade.sold" [held]="grade.held" />
          <dl>
            @for (state of states; track state) {
              <div>
                <dt>{{ m().seatStates[state] }}</dt>
                <dd class="tk-number" [tkFlash]="grade[state]">{{ formats.number(grade[state]) }}</dd>
              </div>
            }
            <div class="money">
              <dt>{{ m().sales.revenue }}</dt>
              <dd class="tk-number">{{ formats.won(grade.revenue) }}</dd>
            </div>
          </dl>
        </li>
      } @empty {
        <li>{{ m().sales.noGrades }}</li>
      }
    </ul>
  `,
  styles: `
    .tk-cards {
      gap: 0;
    }
    li {
      display: grid;
      gap: 8px;
      padding: 14px 20px;
    }
    li + li {
      border-top: 1px solid var(--tk-line);
    }
    h3 {
      display: flex;
      justify-content: space-between;
    }
    .price {
      color: var(--tk-ink-3);
      font-weight: 500;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(3, auto) 1fr;
      gap: 4px 16px;
    }
    dl div {
      border-radius: 6px;
    }
    dt {
      color: var(--tk-ink-3);
      font-size: 12.5px;
    }
    dd {
      font-weight: 650;
    }
    .money {
      text-align: end;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GradeCards {
  readonly grades = input.required<readonly GradeSales[]>();
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly states = ['sold', 'held', 'free'] as const;
}
