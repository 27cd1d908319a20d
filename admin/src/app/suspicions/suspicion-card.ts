import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SuspicionCase } from '../api/models';
import { Session } from '../sign-in/session';
import { Age } from '../ui/age';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';

const URGENT_SECONDS = 12 * 3600;

/** One suspicion: its clock, what it rests on, what the person says, and the two ways it can end. */
@Component({
  selector: 'tk-suspicion-card',
  imports: [Age, MatButtonModule, RouterLink],
  templateUrl: './suspicion-card.html',
  styleUrl: './suspicion-card.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SuspicionCard {
  private readonly member = inject(Session).member;
  readonly one = input.required<SuspicionCase>();
  /** The server's clock when the list was read. */
  readonly asOf = input.required<string>();
  readonly decided = output<'UPHELD' | 'CLEARED'>();

  protected readonly m = inject(I18n).messages;
  protected readonly i18n = inject(I18n);
  protected readonly formats = inject(Formats);
  protected readonly mayDecide = computed(() => this.member()?.role !== 'auditor');
  protected readonly isOpen = computed(() => ['FROZEN', 'APPEALED'].includes(this.one().state));
  protected readonly secondsLeft = computed(() =>
    Math.floor((Date.parse(this.one().decideBy) - Date.parse(this.asOf())) / 1000),
  );
  protected readonly isUrgent = computed(() => this.isOpen() && this.secondsLeft() < URGENT_SECONDS);
  protected readonly tone = computed(
    () => ({ FROZEN: 'held', APPEALED: 'held', UPHELD: 'danger', CLEARED: 'good' })[this.one().state],
  );

  protected figuresOf(figures: Record<string, number>): { name: string; value: string }[] {
    const names = this.m().suspicion.figures;
    return Object.entries(figures).map(([name, value]) => ({
      name: names[name] ?? name,
      value: this.formats.number(value),
    }));
  }
}
