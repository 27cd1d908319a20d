import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from './i18n/i18n';

/** Grey lines in the shape of what is coming. */
@Component({
  selector: 'tk-skeleton',
  template: `
    <span class="tk-only-read-aloud" role="status">{{ m().common.loading }}</span>
    @for (line of lines(); track $index) {
      <span class="line" [style.width.%]="line"></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 18px;
      padding: 24px 20px;
    }
    .line {
      height: 14px;
      border-radius: 7px;
      background: linear-gradient(90deg, var(--tk-sunken) 25%, var(--tk-line) 50%, var(--tk-sunken) 75%) 0 0 / 300% 100%;
      animation: shine 1.6s linear infinite;
    }
    @keyframes shine {
      from {
        background-position: 100% 0;
      }
      to {
        background-position: -50% 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  readonly rows = input(8);
  protected readonly m = inject(I18n).messages;
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, row) => 62 + ((row * 29) % 37)));
}
