import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { BookingState } from '../api/models';
import { I18n } from '../ui/i18n/i18n';

const TONES: Record<BookingState, string> = {
  HELD: 'held',
  PAYING: 'held',
  AWAITING_DEPOSIT: 'held',
  CONFIRMED: 'good',
  CANCELLED: 'danger',
  EXPIRED: '',
};

@Component({
  selector: 'tk-booking-state-chip',
  template: `<span class="tk-chip" [attr.data-tone]="tone()">{{ m().bookings.states[state()] }}</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingStateChip {
  readonly state = input.required<BookingState>();
  protected readonly m = inject(I18n).messages;
  protected readonly tone = computed(() => TONES[this.state()]);
}
