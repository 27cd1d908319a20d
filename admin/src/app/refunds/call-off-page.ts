import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom, repeat, takeWhile } from 'rxjs';
import type { BatchPreview } from '../api/models';
import { RefundsApi } from '../api/refunds-api';
import { SalesApi } from '../api/sales-api';
import { Session } from '../sign-in/session';
import { AskReason } from '../ui/ask-reason';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';

const LOOK_AGAIN_MS = 2000;

/** Calling a performance off: what it would do, the word of an administrator, then how far the refunds are. */
@Component({
  selector: 'tk-call-off-page',
  imports: [Icon, MatButtonModule, MatProgressBarModule, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './call-off-page.html',
  styleUrl: './call-off-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CallOffPage {
  private readonly refundsApi = inject(RefundsApi);
  private readonly salesApi = inject(SalesApi);
  private readonly reasons = inject(AskReason);
  private readonly router = inject(Router);
  private readonly role = inject(Session).member;
  /** One intention, one key: asking twice calls off once. */
  private readonly key = crypto.randomUUID();

  readonly performanceId = input.required<string>();
  readonly batch = input<string>();

  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly isAdmin = computed(() => this.role()?.role === 'admin');
  protected readonly failed = signal<unknown>(undefined);
  protected readonly sales = rxResource({
    params: () => this.performanceId(),
    stream: ({ params }) => this.salesApi.performance(params),
  });
  protected readonly performance = computed(() => (this.sales.hasValue() ? this.sales.value().performance : undefined));
  protected readonly preview = rxResource({
    params: () => (this.batch() ? undefined : this.performanceId()),
    stream: ({ params }) => this.refundsApi.preview(params),
  });
  protected readonly progress = rxResource({
    params: () => this.batch(),
    stream: ({ params }) =>
      this.refundsApi.batch(params).pipe(
        repeat({ delay: LOOK_AGAIN_MS }),
        takeWhile(({ state }) => state === 'RUNNING', true),
      ),
  });

  protected share(done: number, total: number): number {
    return total > 0 ? (done / total) * 100 : 100;
  }

  protected async callOff({ bookings, refundTotal }: BatchPreview): Promise<void> {
    const { callOffAction, callOffText, callOffTyped } = this.m().desk;
    const asked = await this.reasons.ask({
      heading: callOffAction,
      text: callOffText(this.formats.number(bookings), this.formats.won(refundTotal)),
      action: callOffAction,
      typed: { label: callOffTyped(String(refundTotal)), pattern: new RegExp(`^${refundTotal}$`) },
    });
    if (!asked) return;
    this.failed.set(undefined);
    const wish = { reason: asked.reason, expectedRefundTotal: refundTotal };
    try {
      const { batchId } = await firstValueFrom(this.refundsApi.callOff(this.performanceId(), this.key, wish));
      await this.router.navigate([], { queryParams: { batch: batchId } });
    } catch (error) {
      this.failed.set(error);
      this.preview.reload();
    }
  }
}
