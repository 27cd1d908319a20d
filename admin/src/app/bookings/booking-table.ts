import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { StaffBooking } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Masked } from '../ui/masked';
import { BookingStateChip } from './booking-state-chip';

@Component({
  selector: 'tk-booking-table',
  imports: [BookingStateChip, Masked],
  template: `
    <div class="tk-table-frame">
      <table class="tk-table">
        <caption class="tk-only-read-aloud">
          {{
            m().bookings.caption
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ m().bookings.number }} · {{ m().bookings.createdAt }}</th>
            <th scope="col">{{ m().bookings.state }}</th>
            <th scope="col">{{ m().bookings.buyer }}</th>
            <th scope="col">{{ m().bookings.event }}</th>
            <th scope="col" class="tk-right">{{ m().bookings.seats }}</th>
            <th scope="col" class="tk-right">{{ m().bookings.total }}</th>
          </tr>
        </thead>
        <tbody>
          @for (booking of bookings(); track booking.id) {
            <tr class="tk-row-link" (click)="opened.emit(booking)">
              <th scope="row" class="tk-number">
                <button
                  type="button"
                  class="number"
                  aria-haspopup="dialog"
                  [attr.aria-label]="m().bookings.open(booking.number)"
                  (click)="$event.stopPropagation(); opened.emit(booking)"
                >
                  {{ booking.number }}
                </button>
                <span class="second made">{{ formats.dateTime(booking.createdAt) }}</span>
              </th>
              <td><tk-booking-state-chip [state]="booking.state" /></td>
              <td class="buyer">
                <tk-masked [name]="booking.buyer.name" />
                <span class="second"><tk-masked [email]="booking.buyer.email" /></span>
              </td>
              <td>
                {{ i18n.text(booking.title) }}
                <span class="second tk-number">{{ formats.dateTime(booking.startsAt) }}</span>
              </td>
              <td class="tk-right">{{ formats.number(booking.seatCount) }}</td>
              <td class="tk-right money">{{ formats.won(booking.total) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    tr.tk-row-link {
      cursor: pointer;
    }
    .number {
      padding: 2px 6px;
      margin-left: -6px;
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--tk-accent-ink);
      font-weight: 650;
      font-variant-numeric: tabular-nums;
      cursor: pointer;
    }
    .number:hover {
      text-decoration: underline;
    }
    .second {
      display: block;
      color: var(--tk-ink-3);
      font-size: 13px;
    }
    .made {
      font-weight: 400;
    }
    .buyer {
      white-space: nowrap;
    }
    .money {
      font-weight: 650;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingTable {
  readonly bookings = input.required<readonly StaffBooking[]>();
  readonly opened = output<StaffBooking>();
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
}
