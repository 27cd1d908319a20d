import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { RevenueAmounts } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';

/** The net of a period and how it comes about: gross + fee − discount − refund. */
@Component({
  selector: 'tk-revenue-summary',
  template: `
    <dl>
      <div class="net">
        <dt>{{ m().revenue.net }}</dt>
        <dd class="tk-number">{{ formats.won(totals().net) }}</dd>
      </div>
      @for (part of parts; track part.column) {
        <div class="part">
          <dt>
            <span class="sign" aria-hidden="true">{{ part.sign }}</span>{{ m().revenue[part.column] }}
          </dt>
          <dd class="tk-number">{{ formats.won(totals()[part.column]) }}</dd>
        </div>
      }
      <div class="part counts">
        <dt>{{ m().revenue.bookings }} · {{ m().revenue.tickets }}</dt>
        <dd class="tk-number">{{ formats.number(totals().bookings) }} · {{ formats.number(totals().tickets) }}</dd>
      </div>
    </dl>
  `,
  styles: `
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 16px 36px;
      align-items: end;
      padding: 18px 20px;
    }
    .net {
      flex: 1 1 auto;
      min-width: 220px;
    }
    .net dd {
      font-size: 30px;
      font-weight: 750;
      letter-spacing: -0.03em;
      line-height: 1.25;
    }
    dt {
      color: var(--tk-ink-2);
      font-size: 13px;
    }
    .part dd {
      font-size: 17px;
      font-weight: 650;
      letter-spacing: -0.015em;
    }
    .sign {
      display: inline-block;
      min-width: 1ch;
      margin-right: 5px;
      color: var(--tk-ink-3);
      font-weight: 700;
    }
    .counts {
      padding-left: 28px;
      border-left: 1px solid var(--tk-line);
    }
    @media (width < 1180px) {
      .net {
        flex-basis: 100%;
      }
    }
    @media (width < 720px) {
      dl {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 14px 16px;
      }
      .net,
      .counts {
        grid-column: 1 / -1;
      }
      .net dd {
        font-size: 26px;
      }
      .counts {
        padding: 12px 0 0;
        border-top: 1px solid var(--tk-line);
        border-left: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevenueSummary {
  readonly totals = input.required<RevenueAmounts>();
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly parts = [
    { column: 'gross', sign: '' },
    { column: 'bookingFee', sign: '+' },
    { column: 'discount', sign: '−' },
    { column: 'refund', sign: '−' },
  ] as const;
}
