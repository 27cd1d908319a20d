import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { Icon } from '../ui/icon';
import { I18n, LANGUAGES } from '../ui/i18n/i18n';
import { THEMES, Theme } from './theme';

/** Language and theme, on the sign-in page and in the shell. */
@Component({
  selector: 'tk-display-settings',
  imports: [Icon, MatButtonToggleModule],
  template: `
    <mat-button-toggle-group
      [value]="i18n.language()"
      (change)="i18n.choose($event.value)"
      [attr.aria-label]="m().shell.language"
      hideSingleSelectionIndicator
    >
      @for (language of languages; track language) {
        <mat-button-toggle [value]="language">
          <span [attr.lang]="language">{{ m().shell.languages[language] }}</span>
        </mat-button-toggle>
      }
    </mat-button-toggle-group>
    <mat-button-toggle-group
      [value]="theme.choice()"
      (change)="theme.choose($event.value)"
      [attr.aria-label]="m().shell.theme"
      hideSingleSelectionIndicator
    >
      @for (choice of themes; track choice) {
        <mat-button-toggle [value]="choice" [aria-label]="m().shell.themes[choice]" [title]="m().shell.themes[choice]">
          <tk-icon [name]="choice" />
        </mat-button-toggle>
      }
    </mat-button-toggle-group>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      --mat-button-toggle-height: 32px;
    }
    tk-icon {
      font-size: 14px;
      vertical-align: -4px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DisplaySettings {
  protected readonly i18n = inject(I18n);
  protected readonly theme = inject(Theme);
  protected readonly m = this.i18n.messages;
  protected readonly languages = LANGUAGES;
  protected readonly themes = THEMES;
}
