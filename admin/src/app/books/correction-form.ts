import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { firstValueFrom } from 'rxjs';
import { BooksApi } from '../api/books-api';
import type { TrialBalance } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { ProblemNotice } from '../ui/problem-notice';

interface Line {
  readonly account: string;
  readonly side: 'debit' | 'credit';
  /** As typed: won, whole; thousands may be set apart by commas. */
  readonly amount: string;
}

const SHORTEST_REASON = 10;
const MOST_LINES = 10;
const blank = (side: Line['side']): Line => ({ account: '', side, amount: '' });

/** What somebody wants booked and why. Nothing is sent before debits and credits are equal. */
@Component({
  selector: 'tk-correction-form',
  imports: [Icon, MatButtonModule, MatFormFieldModule, MatInputModule, MatSelectModule, ProblemNotice],
  templateUrl: './correction-form.html',
  styleUrl: './correction-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CorrectionForm {
  private readonly booksApi = inject(BooksApi);

  readonly accounts = input.required<TrialBalance['accounts']>();
  readonly asked = output();
  readonly givenUp = output();

  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly words = computed(() => this.m().statements);
  protected readonly formats = inject(Formats);
  protected readonly most = MOST_LINES;
  protected readonly isWrong = isWrong;
  protected readonly reason = signal('');
  protected readonly bookingNumber = signal('');
  protected readonly lines = signal<readonly Line[]>([blank('debit'), blank('credit')]);
  protected readonly failed = signal<unknown>(undefined);
  protected readonly isSending = signal(false);

  /** Something was typed that is no amount. */
  protected readonly hasWrongAmount = computed(() => this.lines().some(({ amount }) => isWrong(amount)));
  /** Debits less credits, won. */
  protected readonly difference = computed(() => this.lines().reduce((sum, line) => sum + signed(line), 0));
  protected readonly isComplete = computed(() => {
    const lines = this.lines();
    const each = lines.every((line) => line.account !== '' && signed(line) !== 0);
    const once = new Set(lines.map(({ account }) => account)).size === lines.length;
    return each && once && this.difference() === 0 && this.reason().trim().length >= SHORTEST_REASON;
  });

  protected change(index: number, change: Partial<Line>): void {
    this.lines.update((lines) => lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  }

  protected add(): void {
    this.lines.update((lines) => [...lines, blank(this.difference() > 0 ? 'credit' : 'debit')]);
  }

  protected remove(index: number): void {
    this.lines.update((lines) => lines.filter((_, at) => at !== index));
  }

  protected async send(): Promise<void> {
    if (!this.isComplete() || this.isSending()) return;
    this.isSending.set(true);
    this.failed.set(undefined);
    const bookingNumber = this.bookingNumber().trim();
    const lines = this.lines().map((line) => ({ account: line.account, amount: signed(line) }));
    try {
      await firstValueFrom(
        this.booksApi.askCorrection({ reason: this.reason().trim(), lines, ...(bookingNumber && { bookingNumber }) }),
      );
      this.asked.emit();
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}

/** 12 digits, plain or in groups of three; nothing else is guessed at. */
const WON = /^(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})$/;

const isWrong = (typed: string): boolean => typed !== '' && !isAmount(typed);
const isAmount = (typed: string): boolean => WON.test(typed) && Number(typed.replaceAll(',', '')) > 0;

const signed = ({ side, amount }: Line): number => {
  const won = isAmount(amount) ? Number(amount.replaceAll(',', '')) : 0;
  return side === 'debit' ? won : -won;
};
