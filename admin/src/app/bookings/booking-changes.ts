import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WholeBooking } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';

type Change = WholeBooking['changes'][number];

const TONES: Record<Change['state'], string> = {
  HELD: 'held',
  PAYING: 'held',
  DONE: 'good',
  LAPSED: '',
  REFUNDED: 'danger',
};

/** What became of the booking's seats, or of which booking it has its own, with the money that moved. Nothing to do here. */
@Component({
  selector: 'tk-booking-changes',
  imports: [RouterLink],
  template: `
    <section class="tk-card" aria-labelledby="changes-heading">
      <div class="tk-card-head">
        <h2 id="changes-heading">{{ m().booking.changes }}</h2>
      </div>
      @for (change of booking().changes; track change.id) {
        <article class="part">
          <p class="line">
            <span>
              <span class="tk-chip" [attr.data-tone]="tones[change.state]">
                {{ m().booking.changeStates[change.state] }}
              </span>
              <span class="quiet tk-number">{{ formats.stamp(change.at) }}</span>
            </span>
            <strong class="tk-number">{{ differenceOf(change) }}</strong>
          </p>
          <dl class="tk-facts">
            <dt>{{ change.direction === 'TO' ? m().booking.changedTo : m().booking.changedFrom }}</dt>
            <dd>
              <a class="tk-number" [routerLink]="['/bookings', change.bookingId]">{{ change.bookingNumber }}</a>
              <span class="when tk-number">{{ formats.dateTime(change.startsAt) }}</span>
            </dd>
            <dt>{{ m().booking.oldSeats }}</dt>
            <dd>{{ seatsOf(change) }}</dd>
            <dt>{{ m().booking.credit }}</dt>
            <dd class="tk-number">{{ formats.won(change.credit) }}</dd>
            <dt>{{ m().booking.newTotal }}</dt>
            <dd class="tk-number">{{ formats.won(change.newTotal) }}</dd>
            @if (change.changeFee > 0) {
              <dt>{{ m().booking.changeFee }}</dt>
              <dd class="tk-number">{{ formats.won(change.changeFee) }}</dd>
            }
          </dl>
        </article>
      }
    </section>
  `,
  styles: `
    .tk-card-head {
      padding-bottom: 14px;
    }
    .part {
      display: grid;
      gap: 8px;
      padding: 14px 20px;
      border-top: 1px solid var(--tk-line);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 12px;
      align-items: baseline;
      justify-content: space-between;
    }
    .quiet,
    .when {
      color: var(--tk-ink-3);
      font-size: 13px;
    }
    .when {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingChanges {
  readonly booking = input.required<WholeBooking>();
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly tones = TONES;

  /** By their names where they are seats of this booking, else by their ids. */
  protected seatsOf({ oldSeatIds }: Change): string {
    const labels = new Map(this.booking().seats.map(({ seatId, label }) => [seatId, this.i18n.text(label)]));
    return oldSeatIds.map((seatId) => labels.get(seatId) ?? seatId).join(', ');
  }

  protected differenceOf({ difference }: Change): string {
    const { toPay, toGetBack, noDifference } = this.m().booking;
    if (difference === 0) return noDifference;
    return `${difference > 0 ? toPay : toGetBack} ${this.formats.won(Math.abs(difference))}`;
  }
}
