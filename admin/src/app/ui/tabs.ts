import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';

/** Parts of a page, one shown at a time. */
@Component({
  selector: 'tk-tabs',
  imports: [MatButtonToggleModule],
  template: `
    <mat-button-toggle-group
      [value]="shown()"
      (change)="chosen.emit($event.value)"
      [attr.aria-label]="label()"
      hideSingleSelectionIndicator
    >
      @for (tab of tabs(); track tab) {
        <mat-button-toggle [value]="tab">{{ names()[tab] }}</mat-button-toggle>
      }
    </mat-button-toggle-group>
  `,
  styles: `
    :host {
      display: block;
      max-width: 100%;
      overflow-x: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tabs {
  readonly tabs = input.required<readonly string[]>();
  readonly names = input.required<Readonly<Record<string, string>>>();
  readonly shown = input.required<string>();
  readonly label = input.required<string>();
  readonly chosen = output<string>();
}
