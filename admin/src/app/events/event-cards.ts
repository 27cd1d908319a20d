import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { StaffEvent } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { SeatsBar } from '../ui/seats-bar';
import { PerformanceList } from './performance-list';
import { periodOf } from './period-of';

/** The event table, for phones. */
@Component({
  selector: 'tk-event-cards',
  imports: [Icon, PerformanceList, SeatsBar],
  template: `
    <ul class="tk-cards">
      @for (event of events(); track event.id) {
        <li>
          <p class="kind">{{ m().categories[event.category] ?? event.category }} · {{ i18n.text(event.venue) }}</p>
          <h2>{{ i18n.text(event.title) }}</h2>
          <p class="when tk-number">{{ period(event) }}</p>
          <tk-seats-bar [capacity]="event.capacity" [sold]="event.sold" />
          <dl class="tk-facts tk-number">
            <dt>{{ m().events.sold }}</dt>
            <dd>{{ m().common.of(formats.number(event.sold), formats.number(event.capacity)) }}</dd>
            <dt>{{ m().events.revenue }}</dt>
            <dd>
              <strong>{{ formats.won(event.revenue) }}</strong>
            </dd>
          </dl>
          <details>
            <summary>
              {{ m().events.performances }} {{ m().events.performanceCount(formats.number(event.performances.length)) }}
              <tk-icon name="down" />
            </summary>
            <tk-performance-list [event]="event" />
          </details>
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
      gap: 6px;
      padding: 16px 16px 8px;
    }
    li + li {
      border-top: 1px solid var(--tk-line);
    }
    .kind,
    .when {
      color: var(--tk-ink-3);
      font-size: 13px;
    }
    summary {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 44px;
      color: var(--tk-accent-ink);
      font-weight: 600;
      cursor: pointer;
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    summary tk-icon {
      transition: transform 150ms;
    }
    details[open] summary tk-icon {
      transform: rotate(180deg);
    }
    tk-performance-list {
      margin: 0 -16px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventCards {
  readonly events = input.required<readonly StaffEvent[]>();
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);

  protected period(event: StaffEvent): string {
    return periodOf(event, this.formats);
  }
}
