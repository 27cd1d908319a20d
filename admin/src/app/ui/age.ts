import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Formats } from './formats';
import { I18n } from './i18n/i18n';

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];

/** How long something has been waiting, in its largest whole unit. */
@Component({
  selector: 'tk-age',
  template: `{{ text() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Age {
  private readonly formats = inject(Formats);
  private readonly m = inject(I18n).messages;
  readonly seconds = input.required<number>();
  protected readonly text = computed(() => {
    const { days, hours, minutes, now } = this.m().desk;
    const seconds = this.seconds();
    const count = (unit: number) => this.formats.number(Math.floor(seconds / unit));
    if (seconds < MINUTE) return now;
    if (seconds >= DAY) return days(count(DAY));
    return seconds >= HOUR ? hours(count(HOUR)) : minutes(count(MINUTE));
  });
}
