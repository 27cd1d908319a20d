import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { I18n } from '../ui/i18n/i18n';
import { Notice } from '../ui/notice';

@Component({
  selector: 'tk-not-found-page',
  imports: [MatButtonModule, Notice, RouterLink],
  template: `
    <div class="tk-page">
      <tk-notice icon="search" [heading]="m().notFound.title" [text]="m().notFound.lead" level="1">
        <a matButton="outlined" routerLink="/events">{{ m().noAccess.back }}</a>
      </tk-notice>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {
  protected readonly m = inject(I18n).messages;
}
