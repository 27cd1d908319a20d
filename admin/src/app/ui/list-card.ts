import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Attempt } from './attempt';
import type { IconName } from './icon';
import { Notice } from './notice';
import { Pager } from './pager';
import { ProblemNotice } from './problem-notice';
import { Skeleton } from './skeleton';

/** What a list that is read page by page has to tell: a `ResourceRef` fits. */
interface Answer {
  error(): unknown;
  isLoading(): boolean;
  reload(): boolean;
}

interface Page {
  readonly items: readonly unknown[];
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

export interface Nothing {
  readonly icon: IconName;
  readonly heading: string;
  readonly text?: string;
}

/**
 * A card with one line (`<li>`) for each thing, under column heads, and everything around it: loading, failing, nothing
 * there, the next page. The lines' cells stand in the columns of `columns`, a CSS grid template.
 */
@Component({
  selector: 'tk-list-card',
  imports: [Notice, Pager, ProblemNotice, Skeleton],
  template: `
    @if (attempt()?.failed(); as error) {
      <tk-problem-notice [error]="error" [canRetry]="false" />
    }
    @if (answer().error(); as error) {
      <tk-problem-notice [error]="error" (retry)="answer().reload()" />
    } @else {
      <section class="tk-card" [attr.aria-label]="label()" [attr.aria-busy]="answer().isLoading()">
        @if (heading()) {
          <div class="tk-card-head">
            <h2>{{ heading() }}</h2>
            <ng-content select="[beside-heading]" />
          </div>
        }
        @if (found(); as found) {
          @if (found.items.length === 0) {
            <tk-notice [icon]="none().icon" [heading]="none().heading" [text]="none().text" />
          } @else {
            <div class="tk-list" [style.--tk-columns]="columns()">
              <div class="tk-list-heads" aria-hidden="true">
                @for (head of heads(); track $index) {
                  <span [class.tk-right]="head.end">{{ head.text }}</span>
                }
              </div>
              <ul [attr.aria-label]="label()">
                <ng-content />
              </ul>
            </div>
          }
        } @else {
          <tk-skeleton [rows]="4" />
        }
      </section>
      @if (found(); as found) {
        <tk-pager [page]="found.page" [size]="found.size" [total]="found.total" (turned)="turned.emit($event)" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      min-width: 0;
    }
    tk-problem-notice {
      margin-bottom: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListCard {
  readonly answer = input.required<Answer>();
  readonly found = input.required<Page | undefined>();
  /** What the list is called for those who hear it. */
  readonly label = input.required<string>();
  readonly columns = input.required<string>();
  readonly heads = input.required<readonly { readonly text: string; readonly end?: boolean }[]>();
  readonly none = input.required<Nothing>();
  /** Shown on the card, where a page has more than one list. */
  readonly heading = input<string>();
  /** What was tried on one of the lines. */
  readonly attempt = input<Attempt>();
  readonly turned = output<number>();
}
