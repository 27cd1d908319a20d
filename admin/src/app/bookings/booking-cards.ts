import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { StaffBooking } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Masked } from '../ui/masked';
import { BookingStateChip } from './booking-state-chip';

/** The booking table, for phones. */
@Component({
  selector: 'tk-booking-cards',
  imports: [BookingStateChip, Masked],
  template: `
    <ul class="tk-cards">
      @for (booking of bookings(); track booking.id) {
        <li>
          <button type="button" aria-haspopup="dialog" (click)="opened.emit(booking)">
            <span class="line">
              <strong class="tk-number">{{ booking.number }}</strong>
              <tk-booking-state-chip [state]="booking.state" />
            </span>
            <span>{{ i18n.text(booking.title) }}</span>
            <span class="quiet tk-number">{{ formats.dateTime(booking.startsAt) }}</span>
            <span class="line">
              <span class="quiet"><tk-masked [name]="booking.buyer.name" /> · {{ seats(booking) }}</span>
              <strong class="tk-number">{{ formats.won(booking.total) }}</strong>
            </span>
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    .tk-cards {
      gap: 0;
    }
    li + li {
      border-top: 1px solid var(--tk-line);
    }
    button {
      display: grid;
      gap: 3px;
      width: 100%;
      padding: 14px 16px;
      border: 0;
      background: none;
      color: inherit;
      text-align: start;
      cursor: pointer;
    }
    .line {
      display: flex;
      gap: 12px;
      align-items: center;
      justify-content: space-between;
    }
    .quiet {
      color: var(--tk-ink-3);
      font-size: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingCards {
  readonly bookings = input.required<readonly StaffBooking[]>();
  readonly opened = output<StaffBooking>();
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);

  protected seats(booking: StaffBooking): string {
    return this.m().common.tickets(this.formats.number(booking.seatCount));
  }
}
