import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { StaffQueue } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';

/** What is public about the draw now, and where everybody can check it. Nothing here can be changed. */
@Component({
  selector: 'tk-queue-draw',
  imports: [Icon],
  template: `
    <section class="tk-card" aria-labelledby="draw-heading">
      <div class="tk-card-head">
        <h2 id="draw-heading">{{ m().queue.draw }}</h2>
        @if (draw(); as draw) {
          <span class="tk-chip" [attr.data-tone]="draw.state === 'DRAWN' ? 'good' : 'held'">
            {{ m().queue.drawStates[draw.state] }}
          </span>
        }
      </div>
      <div class="body">
        @if (draw(); as draw) {
          <dl>
            <dt>{{ m().queue.closesAt }}</dt>
            <dd class="tk-number">{{ formats.stamp(draw.closesAt) }}</dd>
            <dt>{{ m().queue.entrants }}</dt>
            <dd class="tk-number">{{ formats.number(draw.entrants) }}</dd>
            @if (draw.drawnAt) {
              <dt>{{ m().queue.drawnAt }}</dt>
              <dd class="tk-number">{{ formats.stamp(draw.drawnAt) }}</dd>
            }
            <dt>{{ m().queue.beacon }}</dt>
            <dd>{{ draw.beacon ? m().queue.beaconRound(formats.number(draw.beacon.round)) : m().queue.noBeacon }}</dd>
            <dt>{{ m().queue.commitment }}</dt>
            <dd class="code">{{ draw.commitment }}</dd>
            <dt>{{ m().queue.head }}</dt>
            <dd class="code">{{ draw.head }}</dd>
          </dl>
          <a [href]="'/draws/' + performanceId()" target="_blank" rel="noopener">
            {{ m().queue.verify }}<tk-icon name="right" />
          </a>
        } @else {
          <p class="tk-note">{{ m().queue.noDraw }}</p>
        }
      </div>
    </section>
  `,
  styles: `
    .body {
      display: grid;
      gap: 12px;
      padding: 12px 20px 20px;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 6px 16px;
    }
    dt {
      color: var(--tk-ink-3);
    }
    .code {
      overflow-wrap: anywhere;
      font-family: ui-monospace, Menlo, Consolas, monospace;
      font-size: 12px;
    }
    a {
      display: inline-flex;
      gap: 4px;
      align-items: center;
      justify-self: start;
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueueDraw {
  readonly draw = input.required<StaffQueue['draw']>();
  readonly performanceId = input.required<string>();

  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
}
