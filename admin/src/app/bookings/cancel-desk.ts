import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import type { CancellationOutcome, WholeBooking } from '../api/models';
import { problemOf } from '../api/problem';
import { RefundsApi } from '../api/refunds-api';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { lastValue } from '../ui/last-value';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';

const SHORTEST_REASON = 5;

/** Cancels seats for a buyer: quote first, a smaller fee if need be, always with a reason. */
@Component({
  selector: 'tk-cancel-desk',
  imports: [Icon, MatButtonModule, MatCheckboxModule, MatFormFieldModule, MatInputModule, ProblemNotice, Skeleton],
  templateUrl: './cancel-desk.html',
  styleUrl: './cancel-desk.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CancelDesk {
  private readonly refundsApi = inject(RefundsApi);
  private readonly keys = new Map<string, string>();

  protected readonly booking = inject<WholeBooking>(DIALOG_DATA);
  protected readonly sheet = inject<DialogRef<CancellationOutcome>>(DialogRef);
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);

  protected readonly seats = this.booking.seats.filter(({ state }) => state === 'SOLD');
  protected readonly chosen = signal<ReadonlySet<string>>(new Set(this.seats.map(({ seatId }) => seatId)));
  protected readonly organiserFault = signal(false);
  protected readonly override = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly failed = signal<unknown>(undefined);

  protected readonly quote = rxResource({
    params: () => (this.chosen().size > 0 ? { seatIds: [...this.chosen()], fault: this.organiserFault() } : undefined),
    stream: ({ params }) => this.refundsApi.quote(this.booking.id, params.seatIds, params.fault),
  });
  protected readonly shown = lastValue(this.quote);
  /** The smaller fee in won; nothing for none; NaN for what is not one. */
  protected readonly fee = computed(() => {
    const text = this.override().trim();
    if (text === '' || this.organiserFault()) return undefined;
    const most = this.shown()?.totals.cancellationFee ?? 0;
    const fee = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return fee <= most ? fee : Number.NaN;
  });
  protected readonly isFeeBad = computed(() => Number.isNaN(this.fee()));
  protected readonly refund = computed(() => {
    const totals = this.shown()?.totals;
    if (!totals) return 0;
    const fee = this.isFeeBad() ? undefined : this.fee();
    return totals.refund + totals.cancellationFee - (fee ?? totals.cancellationFee);
  });
  protected readonly isReady = computed(
    () =>
      this.chosen().size > 0 &&
      this.quote.hasValue() &&
      !this.quote.isLoading() &&
      !this.isFeeBad() &&
      this.reason().trim().length >= SHORTEST_REASON,
  );

  protected toggle(seatId: string): void {
    const next = new Set(this.chosen());
    if (!next.delete(seatId)) next.add(seatId);
    this.chosen.set(next);
  }

  protected rule(): string {
    const rule = this.shown()?.rule;
    if (!rule) return '';
    return this.m().desk.rules[rule.code]?.(this.formats.number(rule.daysBefore), String(rule.feePercent)) ?? rule.code;
  }

  protected async cancel(): Promise<void> {
    if (this.busy() || !this.isReady()) return;
    const wish = {
      seatIds: [...this.chosen()],
      organiserFault: this.organiserFault(),
      feeOverride: this.fee() ?? null,
      expectedRefund: this.refund(),
      reason: this.reason().trim(),
    };
    this.busy.set(true);
    this.failed.set(undefined);
    try {
      this.sheet.close(await firstValueFrom(this.refundsApi.cancel(this.booking.id, this.keyFor(wish), wish)));
    } catch (error) {
      this.failed.set(error);
      if ((await problemOf(error)).code === 'cancellation.quote-changed') this.quote.reload();
    } finally {
      this.busy.set(false);
    }
  }

  /** Pressing again after a lost answer is the same cancellation; another wish is another one. */
  private keyFor(wish: object): string {
    const name = JSON.stringify(wish);
    const key = this.keys.get(name) ?? crypto.randomUUID();
    this.keys.set(name, key);
    return key;
  }
}
