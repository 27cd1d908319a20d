import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { BooksApi } from '../api/books-api';
import type { Correction } from '../api/models';
import { Session } from '../sign-in/session';
import { AskReason } from '../ui/ask-reason';
import { attempt } from '../ui/attempt';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { ListCard } from '../ui/list-card';
import { ProblemNotice } from '../ui/problem-notice';
import { CorrectionForm } from './correction-form';

const PAGE_SIZE = 20;

/** Entries two people wanted: one administrator asks, another agrees or refuses. */
@Component({
  selector: 'tk-correction-list',
  imports: [CorrectionForm, ListCard, MatButtonModule, ProblemNotice, RouterLink],
  templateUrl: './correction-list.html',
  styleUrl: './correction-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CorrectionList {
  private readonly booksApi = inject(BooksApi);
  private readonly reasons = inject(AskReason);

  readonly page = input.required<number>();
  readonly turned = output<number>();

  protected readonly member = inject(Session).member;
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly words = computed(() => this.m().statements);
  protected readonly formats = inject(Formats);
  protected readonly isAdmin = computed(() => this.member()?.role === 'admin');
  protected readonly isAsking = signal(false);
  protected readonly answer = rxResource({
    params: () => this.page(),
    stream: ({ params }) => this.booksApi.corrections(params, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);
  protected readonly attempt = attempt(() => this.answer.reload());
  /** For the names of accounts. */
  protected readonly books = rxResource({ stream: () => this.booksApi.trialBalance(undefined) });
  protected readonly accounts = computed(() => (this.books.hasValue() ? this.books.value().accounts : []));
  protected readonly heads = computed(() => {
    const { why, lines, state, next } = this.words();
    return [{ text: why }, { text: lines }, { text: state }, { text: next }];
  });

  protected nameOf(code: string): string {
    const account = this.accounts().find((one) => one.code === code);
    return account ? this.i18n.text(account.name) : code;
  }

  protected tone({ state }: Correction): string {
    return state === 'PENDING' ? 'held' : state === 'APPROVED' ? 'good' : 'danger';
  }

  protected asked(): void {
    this.isAsking.set(false);
    this.answer.reload();
  }

  protected async decide({ id }: Correction, agrees: boolean): Promise<void> {
    const { agree, agreeText, refuse, refuseText } = this.words();
    const action = agrees ? agree : refuse;
    const asked = await this.reasons.ask({ heading: action, text: agrees ? agreeText : refuseText, action });
    if (asked) await this.attempt.run(this.booksApi.decideCorrection(id, agrees, asked.reason));
  }
}
