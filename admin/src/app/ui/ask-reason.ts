import { DIALOG_DATA, Dialog, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, Injectable, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';
import { I18n } from './i18n/i18n';

interface Question {
  readonly heading: string;
  readonly text: string;
  readonly action: string;
  /** Something else that must be typed in the right form: a reference, or what cannot be undone. */
  readonly typed?: { readonly label: string; readonly pattern: RegExp };
}

export interface Reason {
  readonly reason: string;
  readonly typed: string;
}

const SHORTEST = 5;

/** What is about to happen, and why somebody wants it. */
@Component({
  selector: 'tk-reason-dialog',
  imports: [MatButtonModule, MatFormFieldModule, MatInputModule],
  template: `
    <h2 id="reason-heading">{{ question.heading }}</h2>
    <p>{{ question.text }}</p>
    @if (question.typed; as typed) {
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ typed.label }}</mat-label>
        <input matInput #word autocomplete="off" [value]="typedWord()" (input)="typedWord.set(word.value)" />
      </mat-form-field>
    }
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ m().asking.reason }}</mat-label>
      <textarea
        matInput
        #words
        rows="3"
        maxlength="300"
        cdkFocusInitial
        [value]="reason()"
        (input)="reason.set(words.value)"
      ></textarea>
      <mat-hint>{{ m().asking.reasonHint }}</mat-hint>
    </mat-form-field>
    <div class="buttons">
      <button matButton type="button" (click)="sheet.close()">{{ m().asking.cancel }}</button>
      <button matButton="filled" type="button" [disabled]="!isComplete()" (click)="answer()">
        {{ question.action }}
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      padding: 24px;
      border-radius: var(--tk-radius-l);
      background: var(--tk-raised);
      box-shadow: var(--tk-shadow-2);
    }
    p {
      color: var(--tk-ink-2);
    }
    .buttons {
      display: flex;
      gap: 8px;
      justify-content: end;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReasonDialog {
  protected readonly question = inject<Question>(DIALOG_DATA);
  protected readonly sheet = inject<DialogRef<Reason>>(DialogRef);
  protected readonly m = inject(I18n).messages;
  protected readonly reason = signal('');
  protected readonly typedWord = signal('');
  protected readonly isComplete = computed(() => {
    const { typed } = this.question;
    return this.reason().trim().length >= SHORTEST && (!typed || typed.pattern.test(this.typedWord().trim()));
  });

  protected answer(): void {
    this.sheet.close({ reason: this.reason().trim(), typed: this.typedWord().trim() });
  }
}

/** Asks for the reason that everything audited needs. */
@Injectable({ providedIn: 'root' })
export class AskReason {
  private readonly dialog = inject(Dialog);

  /** @returns the reason, or nothing when somebody thought better of it */
  ask(question: Question): Promise<Reason | undefined> {
    const sheet = this.dialog.open<Reason, Question>(ReasonDialog, {
      data: question,
      ariaLabelledBy: 'reason-heading',
      width: 'min(calc(100vw - 32px), 480px)',
    });
    return firstValueFrom(sheet.closed, { defaultValue: undefined });
  }
}
