import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../ui/i18n/i18n';

@Component({
  selector: 'tk-brand',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" class="tile" />
      <path class="ticket" d="M7 9h18v4.4a2.6 2.6 0 0 0 0 5.2V23H7v-4.4a2.6 2.6 0 0 0 0-5.2z" />
      <path class="tile" d="M12 12.5h8v2.2h-2.9V20h-2.2v-5.3H12z" />
    </svg>
    <span class="name">{{ m().brand.name }}</span>
    <span class="office">{{ m().brand.office }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 10px;
      align-items: center;
      white-space: nowrap;
    }
    svg {
      width: 28px;
      height: 28px;
    }
    .tile {
      fill: var(--tk-accent);
    }
    .ticket {
      fill: var(--tk-on-accent);
    }
    .name {
      font-size: 16px;
      font-weight: 800;
      letter-spacing: 0.02em;
    }
    .office {
      padding-left: 10px;
      border-left: 1px solid var(--tk-line-strong);
      color: var(--tk-ink-2);
      font-size: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Brand {
  protected readonly m = inject(I18n).messages;
}
