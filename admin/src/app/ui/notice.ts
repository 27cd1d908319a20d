import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon, type IconName } from './icon';

/** One quiet message in the middle of where content would be: nothing found, no access, gone. */
@Component({
  selector: 'tk-notice',
  imports: [Icon],
  template: `
    <span class="mark"><tk-icon [name]="icon()" /></span>
    @if (level() === '1') {
      <h1>{{ heading() }}</h1>
    } @else {
      <h2>{{ heading() }}</h2>
    }
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      justify-items: center;
      padding: 56px 20px;
      text-align: center;
    }
    .mark {
      display: grid;
      width: 48px;
      height: 48px;
      margin-bottom: 4px;
      border-radius: 14px;
      background: var(--tk-sunken);
      color: var(--tk-ink-3);
      font-size: 18px;
      place-items: center;
    }
    h1 {
      font-size: 20px;
    }
    p {
      max-width: 46ch;
      margin-bottom: 8px;
      color: var(--tk-ink-2);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Notice {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
  readonly text = input<string>();
  readonly level = input<'1' | '2'>('2');
}
