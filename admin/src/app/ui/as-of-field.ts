import { ChangeDetectionStrategy, Component, inject, model } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { I18n } from './i18n/i18n';

/** An instant to look back to, typed as Korean time to the second; empty for now. */
@Component({
  selector: 'tk-as-of-field',
  imports: [MatFormFieldModule, MatInputModule],
  template: `
    <mat-form-field appearance="outline">
      <mat-label>{{ m().books.asOf }} (KST)</mat-label>
      <input matInput #at type="datetime-local" step="1" [value]="typed()" (change)="typed.set(at.value)" />
      <mat-hint>{{ m().books.asOfHint }}</mat-hint>
    </mat-form-field>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
      width: min(100%, 300px);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AsOfField {
  readonly typed = model('');
  protected readonly m = inject(I18n).messages;
}
