import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { WholeBooking } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';

/** Every change of state of the booking and what belongs to it, with who and why. */
@Component({
  selector: 'tk-booking-transitions',
  template: `
    <section class="tk-card" aria-labelledby="transitions-heading">
      <div class="tk-card-head">
        <h2 id="transitions-heading">{{ m().booking.transitions }}</h2>
      </div>
      <ol>
        @for (move of transitions(); track $index) {
          <li>
            <p>
              <strong>{{ m().booking.of[move.of] ?? move.of }}</strong>
              {{ move.from || m().booking.began }} → <strong>{{ move.to }}</strong>
            </p>
            <p class="quiet">
              <span class="tk-number">{{ formats.stamp(move.at) }}</span> · {{ move.actor }} · {{ move.cause }}
            </p>
          </li>
        }
      </ol>
    </section>
  `,
  styles: `
    ol {
      display: grid;
      gap: 14px;
      margin: 14px 20px 20px;
      padding: 0 0 0 16px;
      border-left: 2px solid var(--tk-line);
      list-style: none;
    }
    .quiet {
      color: var(--tk-ink-3);
      font-size: 12.5px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingTransitions {
  readonly transitions = input.required<WholeBooking['transitions']>();
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
}
