import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from './icon';

/** Whether figures add up, in words and colour. */
@Component({
  selector: 'tk-proof',
  imports: [Icon],
  template: `<tk-icon [name]="holds() ? 'check' : 'warning'" />{{ holds() ? good() : bad() }}`,
  host: { role: 'status', '[attr.data-good]': 'holds()' },
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
      align-items: center;
      color: var(--tk-danger);
      font-weight: 600;
    }
    :host([data-good='true']) {
      color: var(--tk-good);
    }
    tk-icon {
      flex: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Proof {
  readonly holds = input.required<boolean>();
  readonly good = input.required<string>();
  readonly bad = input.required<string>();
}
