import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from './i18n/i18n';
import { maskedEmail, maskedName } from './masking';

/** A name or address, always masked; says so to screen readers instead of reading out stars alone. */
@Component({
  selector: 'tk-masked',
  template: `<span [title]="m().common.masked">{{ text() }}</span>
    <span class="tk-only-read-aloud">({{ m().common.masked }})</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Masked {
  readonly name = input<string>();
  readonly email = input<string>();
  protected readonly m = inject(I18n).messages;
  protected readonly text = computed(() => {
    const [name, email] = [this.name(), this.email()];
    return name !== undefined ? maskedName(name) : email !== undefined ? maskedEmail(email) : '';
  });
}
