import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { StaffBooking } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { Masked } from '../ui/masked';
import { BookingStateChip } from './booking-state-chip';

/** One booking in a sheet at the side, with everything the list knows. */
@Component({
  selector: 'tk-booking-detail',
  imports: [BookingStateChip, Icon, Masked, MatButtonModule, RouterLink],
  templateUrl: './booking-detail.html',
  styleUrl: './booking-detail.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingDetail {
  protected readonly booking = inject<StaffBooking>(DIALOG_DATA);
  protected readonly sheet = inject(DialogRef);
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly isCopied = signal(false);

  protected method(): string {
    const { paymentMethod } = this.booking;
    return paymentMethod ? (this.m().bookings.methods[paymentMethod] ?? paymentMethod) : this.m().bookings.noPayment;
  }

  protected async copyNumber(): Promise<void> {
    await navigator.clipboard.writeText(this.booking.number);
    this.isCopied.set(true);
  }
}
