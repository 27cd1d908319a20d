import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { Router } from '@angular/router';
import { Brand } from '../shell/brand';
import { DisplaySettings } from '../shell/display-settings';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { ProblemNotice } from '../ui/problem-notice';
import { Session } from './session';

@Component({
  selector: 'tk-sign-in-page',
  imports: [Brand, DisplaySettings, Icon, MatButtonModule, MatFormFieldModule, MatInputModule, ProblemNotice],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly emailField = viewChild.required<ElementRef<HTMLInputElement>>('emailField');
  private readonly passwordField = viewChild.required<ElementRef<HTMLInputElement>>('passwordField');

  /** The page that was wanted, from the address. */
  readonly next = input<string>();
  readonly expired = input<string>();

  protected readonly m = inject(I18n).messages;
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly isPasswordShown = signal(false);
  protected readonly isTried = signal(false);
  protected readonly isSending = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly emailMissing = computed(() => this.isTried() && this.email().trim() === '');
  protected readonly passwordMissing = computed(() => this.isTried() && this.password() === '');

  protected async signIn(): Promise<void> {
    if (this.isSending()) return;
    this.isTried.set(true);
    this.error.set(undefined);
    if (this.emailMissing()) return this.emailField().nativeElement.focus();
    if (this.passwordMissing()) return this.passwordField().nativeElement.focus();

    this.isSending.set(true);
    try {
      await this.session.signIn(this.email().trim(), this.password());
      await this.router.navigateByUrl(ownPage(this.next()));
    } catch (error) {
      this.error.set(error);
      this.passwordField().nativeElement.select();
    } finally {
      this.isSending.set(false);
    }
  }
}

/** Only paths inside the back office; anything else in the address could lead people away. */
const ownPage = (next: string | undefined) => (next && /^\/(?![/\\])/.test(next) ? next : '/');
