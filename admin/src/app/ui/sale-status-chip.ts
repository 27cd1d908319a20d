import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SaleStatus } from '../api/models';
import { I18n } from './i18n/i18n';

const TONES: Record<SaleStatus, string> = { upcoming: '', 'on-sale': 'good', 'sold-out': 'sold', closed: '' };

@Component({
  selector: 'tk-sale-status-chip',
  template: `<span class="tk-chip" [attr.data-tone]="tone()">{{ m().saleStatus[status()] }}</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SaleStatusChip {
  readonly status = input.required<SaleStatus>();
  protected readonly m = inject(I18n).messages;
  protected readonly tone = computed(() => TONES[this.status()]);
}
