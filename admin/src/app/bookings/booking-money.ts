import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { WholeBooking } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { RefundStateChip } from '../ui/refund-state-chip';

/** Attempts to pay with every movement of money, and refunds. */
@Component({
  selector: 'tk-booking-money',
  imports: [RefundStateChip],
  template: `
    <section class="tk-card" aria-labelledby="payments-heading">
      <div class="tk-card-head">
        <h2 id="payments-heading">{{ m().booking.payments }}</h2>
        <strong class="tk-number">{{ formats.won(booking().amounts.total) }}</strong>
      </div>
      @for (payment of booking().payments; track payment.id) {
        <div class="part">
          <p class="line">
            <span>
              <strong>{{ payment.method ? (m().bookings.methods[payment.method] ?? payment.method) : '–' }}</strong>
              <span class="tk-chip" [attr.data-tone]="payment.state === 'CAPTURED' ? 'good' : ''">
                {{ m().booking.paymentStates[payment.state] ?? payment.state }}
              </span>
            </span>
            <strong class="tk-number">{{ formats.won(payment.amount) }}</strong>
          </p>
          <dl class="tk-facts">
            <dt>{{ m().booking.balance }}</dt>
            <dd class="tk-number">{{ formats.won(payment.balance) }}</dd>
            <dt>{{ m().booking.orderId }}</dt>
            <dd>{{ payment.orderId }}</dd>
            @if (payment.paymentKey) {
              <dt>{{ m().booking.paymentKey }}</dt>
              <dd>{{ payment.paymentKey }}</dd>
            }
            @if (payment.failureCode) {
              <dt>{{ m().booking.failure }}</dt>
              <dd>{{ payment.failureCode }}</dd>
            }
          </dl>
        </div>
      } @empty {
        <p class="tk-note part">{{ m().booking.noPayments }}</p>
      }
      @for (move of booking().history; track $index) {
        <p class="line part">
          <span>
            {{ m().booking.kinds[move.kind] }}
            <span class="quiet tk-number">{{ formats.stamp(move.at) }}</span>
            @if (move.receiptUrl) {
              <a [href]="move.receiptUrl" target="_blank" rel="noopener noreferrer">{{ m().booking.receipt }}</a>
            }
          </span>
          <strong class="tk-number">{{ move.kind === 'REFUND' ? '−' : '' }}{{ formats.won(move.amount) }}</strong>
        </p>
      }
    </section>

    @if (booking().refunds.length > 0) {
      <section class="tk-card" aria-labelledby="refunds-heading">
        <div class="tk-card-head">
          <h2 id="refunds-heading">{{ m().booking.refunds }}</h2>
        </div>
        @for (refund of booking().refunds; track refund.id) {
          <div class="part">
            <p class="line">
              <span>
                <tk-refund-state-chip [state]="refund.state" />
                {{ m().refunds.causes[refund.cause] }}
                <span class="quiet tk-number">{{ formats.stamp(refund.requestedAt) }}</span>
              </span>
              <strong class="tk-number">{{ formats.won(refund.amount) }}</strong>
            </p>
            @if (refund.cancellationFee > 0) {
              <p class="quiet tk-number">{{ m().booking.fee }} {{ formats.won(refund.cancellationFee) }}</p>
            }
          </div>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--tk-gap);
    }
    .part {
      display: grid;
      gap: 8px;
      padding: 14px 20px;
      border-top: 1px solid var(--tk-line);
    }
    .tk-card-head {
      padding-bottom: 14px;
    }
    .line {
      display: flex;
      gap: 12px;
      align-items: baseline;
      justify-content: space-between;
    }
    .quiet {
      color: var(--tk-ink-3);
      font-size: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingMoney {
  readonly booking = input.required<WholeBooking>();
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
}
