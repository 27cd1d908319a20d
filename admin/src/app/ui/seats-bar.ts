import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Formats } from './formats';
import { I18n } from './i18n/i18n';

/** How much of a hall is sold (and held), as a bar with the share next to it. */
@Component({
  selector: 'tk-seats-bar',
  template: `
    <span class="bar" aria-hidden="true">
      <span class="sold" [style.flex-grow]="sold()"></span>
      <span class="held" [style.flex-grow]="held()"></span>
      <span class="free" [style.flex-grow]="free()"></span>
    </span>
    <span class="share tk-number" aria-hidden="true">{{ share() }}</span>
    <span class="tk-only-read-aloud">{{ spoken() }}</span>
  `,
  styles: `
    :host {
      display: flex;
      gap: 10px;
      align-items: center;
      min-width: 120px;
    }
    .bar {
      display: flex;
      flex: 1;
      gap: 1px;
      height: var(--tk-bar-height, 8px);
      overflow: hidden;
      border-radius: 4px;
    }
    .bar span {
      flex-basis: 0;
      transition: flex-grow 400ms ease;
    }
    .sold {
      background: var(--tk-sold);
    }
    .held {
      background: var(--tk-held);
    }
    .free {
      background: var(--tk-sunken);
    }
    .share {
      flex: none;
      width: 4.6ch;
      font-weight: 600;
      text-align: end;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SeatsBar {
  private readonly formats = inject(Formats);
  private readonly m = inject(I18n).messages;
  readonly capacity = input.required<number>();
  readonly sold = input.required<number>();
  readonly held = input(0);

  protected readonly free = computed(() => Math.max(0, this.capacity() - this.sold() - this.held()));
  protected readonly share = computed(() => this.formats.share(this.sold(), this.capacity()));
  protected readonly spoken = computed(() =>
    this.m().events.soldShare(this.share(), this.formats.number(this.sold()), this.formats.number(this.capacity())),
  );
}
