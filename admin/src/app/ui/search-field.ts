import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, linkedSignal, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { I18n } from './i18n/i18n';
import { Icon } from './icon';

const PAUSE_MS = 300;

/** Searches when typing pauses, at once on Enter. Korean syllables in the making do not count as typing. */
@Component({
  selector: 'tk-search-field',
  imports: [Icon, MatButtonModule, MatFormFieldModule, MatInputModule],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <tk-icon matPrefix name="search" />
      <input
        matInput
        #field
        type="search"
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="search"
        maxlength="100"
        [value]="words()"
        (input)="type(field.value)"
        (keydown.enter)="searchNow()"
      />
      @if (words()) {
        <button matIconButton matSuffix type="button" [attr.aria-label]="m().common.reset" (click)="clear(field)">
          <tk-icon name="close" />
        </button>
      }
    </mat-form-field>
  `,
  styles: `
    :host {
      display: block;
      flex: 2 1 260px;
      max-width: 440px;
    }
    @media (width < 600px) {
      :host {
        max-width: none;
      }
    }
    mat-form-field {
      width: 100%;
    }
    tk-icon[matPrefix] {
      margin: 0 4px 0 12px;
      color: var(--tk-ink-3);
      font-size: 15px;
    }
    input::-webkit-search-cancel-button {
      display: none;
    }
  `,
  host: { role: 'search' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchField {
  readonly label = input.required<string>();
  readonly value = input('');
  readonly searched = output<string>();

  protected readonly m = inject(I18n).messages;
  protected readonly words = linkedSignal(() => this.value());
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.pause));
  }

  protected type(words: string): void {
    this.words.set(words);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.searchNow(), PAUSE_MS);
  }

  protected searchNow(): void {
    clearTimeout(this.pause);
    const words = this.words().trim();
    if (words !== this.value()) this.searched.emit(words);
  }

  protected clear(field: HTMLInputElement): void {
    this.words.set('');
    this.searchNow();
    field.focus();
  }
}
