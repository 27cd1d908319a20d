import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SaleMonitor } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';

interface Tile {
  readonly name: string;
  readonly value: number;
  readonly more?: string;
}

/** An opening in numbers, as they were counted in the database at one moment. */
@Component({
  selector: 'tk-queue-monitor',
  template: `
    <section class="tk-card" [attr.aria-label]="m().queue.monitor">
      <div class="tk-card-head">
        <h2>{{ m().queue.monitor }}</h2>
        <span class="tk-chip" [attr.data-tone]="tone()" role="status">{{ m().queue.phases[queue().phase] }}</span>
      </div>
      <dl>
        @for (tile of tiles(); track tile.name) {
          <div>
            <dt>{{ tile.name }}</dt>
            <dd>
              <strong class="tk-number">{{ formats.number(tile.value) }}</strong>
              @if (tile.more) {
                <small>{{ tile.more }}</small>
              }
            </dd>
          </div>
        }
      </dl>
      @if (queue().pace < 1 && queue().phase === 'OPEN') {
        <p class="pace">{{ m().queue.pace(formats.share(queue().pace, 1)) }}</p>
      }
    </section>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
      gap: 1px;
      padding: 12px 20px 20px;
    }
    dl > div {
      padding: 8px 0;
    }
    dt {
      color: var(--tk-ink-3);
      font-size: 13px;
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      gap: 0 6px;
      align-items: baseline;
    }
    strong {
      font-size: 22px;
      font-weight: 700;
      letter-spacing: -0.02em;
    }
    small {
      color: var(--tk-ink-3);
    }
    .pace {
      padding: 0 20px 16px;
      color: var(--tk-held-ink);
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueueMonitor {
  readonly monitor = input.required<SaleMonitor>();

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly queue = computed(() => this.monitor().queue);
  protected readonly tone = computed(() => {
    const { phase } = this.queue();
    return phase === 'OPEN' ? 'good' : phase === 'PAUSED' ? 'danger' : phase === 'OFF' ? '' : 'held';
  });
  protected readonly tiles = computed((): Tile[] => {
    const { seats, holdsEnded, paymentsFailed, paymentsOpen, holdsPerSecond, slowShare } = this.monitor();
    const { people, capacity, ratePerMinute, admittedPerMinute, serving, lastPlace } = this.queue();
    const words = this.m().queue;
    const n = (value: number) => this.formats.number(value);
    return [
      { name: words.waiting, value: people.waiting },
      { name: words.inside, value: people.inside, more: words.capacityOf(n(capacity)) },
      { name: words.admitted, value: admittedPerMinute, more: words.rateOf(n(ratePerMinute)) },
      { name: words.held, value: seats.held },
      { name: words.sold, value: seats.sold, more: words.ofSeats(n(seats.capacity)) },
      { name: words.returned, value: seats.returned },
      { name: words.ended, value: holdsEnded },
      { name: words.failed, value: paymentsFailed },
      { name: words.unknown, value: paymentsOpen },
      { name: words.speed, value: holdsPerSecond, more: words.slow(this.formats.share(slowShare, 1)) },
      { name: words.serving, value: serving },
      { name: words.lastPlace, value: lastPlace },
      { name: words.done, value: people.completed },
      { name: words.expired, value: people.expired },
      { name: words.left, value: people.left },
    ];
  });
}
