import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import type { StaffEvent } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { SeatsBar } from '../ui/seats-bar';
import { periodOf } from './period-of';
import { PerformanceList } from './performance-list';

@Component({
  selector: 'tk-event-table',
  imports: [Icon, MatButtonModule, PerformanceList, SeatsBar],
  templateUrl: './event-table.html',
  styleUrl: './event-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventTable {
  readonly events = input.required<readonly StaffEvent[]>();

  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  private readonly open = signal<ReadonlySet<string>>(new Set());

  protected isOpen(event: StaffEvent): boolean {
    return this.open().has(event.id);
  }

  protected toggle(event: StaffEvent): void {
    const next = new Set(this.open());
    if (!next.delete(event.id)) next.add(event.id);
    this.open.set(next);
  }

  protected category(event: StaffEvent): string {
    return this.m().categories[event.category] ?? event.category;
  }

  protected period(event: StaffEvent): string {
    return periodOf(event, this.formats);
  }
}
