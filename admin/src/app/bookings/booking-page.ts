import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Dialog } from '@angular/cdk/dialog';
import { Overlay } from '@angular/cdk/overlay';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { BookingsApi } from '../api/bookings-api';
import type { BuyerContact, CancellationOutcome, WholeBooking } from '../api/models';
import { Session } from '../sign-in/session';
import { AskReason } from '../ui/ask-reason';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { Masked } from '../ui/masked';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { CancelDesk } from './cancel-desk';
import { BookingChanges } from './booking-changes';
import { BookingMoney } from './booking-money';
import { BookingStateChip } from './booking-state-chip';
import { BookingTransitions } from './booking-transitions';

/** Everything about one booking; personal data only after saying why. */
@Component({
  selector: 'tk-booking-page',
  imports: [
    BookingChanges,
    BookingMoney,
    BookingStateChip,
    BookingTransitions,
    Icon,
    Masked,
    MatButtonModule,
    ProblemNotice,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './booking-page.html',
  styleUrl: './booking-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BookingPage {
  private readonly bookingsApi = inject(BookingsApi);
  private readonly reasons = inject(AskReason);
  private readonly session = inject(Session);

  private readonly dialog = inject(Dialog);
  private readonly overlay = inject(Overlay);
  private readonly toast = inject(MatSnackBar);

  readonly bookingId = input.required<string>();

  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly answer = rxResource({
    params: () => this.bookingId(),
    stream: ({ params }) => this.bookingsApi.one(params),
  });
  protected readonly booking = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly contact = signal<BuyerContact | undefined>(undefined);
  protected readonly failed = signal<unknown>(undefined);
  protected readonly isOperator = computed(() => {
    const role = this.session.member()?.role;
    return role === 'operator' || role === 'admin';
  });
  protected readonly tickets = computed(
    () => new Map((this.booking()?.tickets ?? []).map((ticket) => [ticket.seatId, ticket])),
  );

  protected async unmask(): Promise<void> {
    const { unmask, unmaskText } = this.m().booking;
    const asked = await this.reasons.ask({ heading: unmask, text: unmaskText, action: unmask });
    if (!asked) return;
    this.failed.set(undefined);
    try {
      this.contact.set(await firstValueFrom(this.bookingsApi.unmask(this.bookingId(), asked.reason)));
    } catch (error) {
      this.failed.set(error);
    }
  }

  protected openDesk(booking: WholeBooking): void {
    const desk = this.dialog.open<CancellationOutcome>(CancelDesk, {
      data: booking,
      ariaLabelledBy: 'cancel-desk-heading',
      autoFocus: 'first-heading',
      width: 'min(100vw, 520px)',
      height: '100dvh',
      positionStrategy: this.overlay.position().global().top('0').right('0'),
    });
    desk.closed.subscribe((outcome) => {
      if (!outcome) return;
      const { done, waits } = this.m().desk;
      this.toast.open(outcome.approval ? waits : done, undefined, { duration: 8000 });
      this.answer.reload();
    });
  }

  protected seatTone(state: string): string {
    return state === 'SOLD' ? 'good' : state === 'HELD' ? 'held' : '';
  }
}
