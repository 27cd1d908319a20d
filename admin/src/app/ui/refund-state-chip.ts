import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RefundState } from '../api/models';
import { I18n } from './i18n/i18n';

const TONES: Record<RefundState, string> = {
  REQUESTED: 'held',
  SENT: 'held',
  UNKNOWN: 'held',
  DONE: 'good',
  MANUAL: 'danger',
};

@Component({
  selector: 'tk-refund-state-chip',
  template: `<span class="tk-chip" [attr.data-tone]="tone()">{{ m().refunds.states[state()] }}</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefundStateChip {
  readonly state = input.required<RefundState>();
  protected readonly m = inject(I18n).messages;
  protected readonly tone = computed(() => TONES[this.state()]);
}
