import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { I18n } from '../ui/i18n/i18n';
import { Notice } from '../ui/notice';
import { Session } from './session';

@Component({
  selector: 'tk-no-access-page',
  imports: [MatButtonModule, Notice, RouterLink],
  template: `
    <div class="tk-page">
      <tk-notice icon="lock" [heading]="m().noAccess.title" [text]="m().noAccess.lead(role())" level="1">
        <a matButton="outlined" routerLink="/events">{{ m().noAccess.back }}</a>
      </tk-notice>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoAccessPage {
  private readonly member = inject(Session).member;
  protected readonly m = inject(I18n).messages;
  protected readonly role = computed(() => {
    const role = this.member()?.role;
    return role ? this.m().shell.roles[role] : '';
  });
}
