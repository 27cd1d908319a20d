import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { SuspicionCase } from '../api/models';
import { type SuspicionFilter, SuspicionsApi } from '../api/suspicions-api';
import { AskReason } from '../ui/ask-reason';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { pageNumber } from '../ui/page-number';
import { Pager } from '../ui/pager';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { SuspicionCard } from './suspicion-card';

const PAGE_SIZE = 10;
const FILTERS: readonly SuspicionFilter[] = ['OPEN', 'UPHELD', 'CLEARED', 'ALL'];

/** Suspected macros. Whose time runs out first stands first; what nobody decides is decided for the buyer. */
@Component({
  selector: 'tk-suspicions-page',
  imports: [MatButtonToggleModule, Notice, Pager, ProblemNotice, Skeleton, SuspicionCard],
  template: `
    <div class="tk-page">
      <header class="tk-page-head">
        <div>
          <h1>{{ m().titles.suspicions }}</h1>
          <p>{{ m().suspicion.lead }}</p>
        </div>
      </header>
      <div class="tk-toolbar">
        <mat-button-toggle-group
          [value]="filter()"
          (change)="show($event.value)"
          [attr.aria-label]="m().suspicion.view"
          hideSingleSelectionIndicator
        >
          @for (one of filters; track one) {
            <mat-button-toggle [value]="one">{{ m().suspicion.filters[one] }}</mat-button-toggle>
          }
        </mat-button-toggle-group>
      </div>
      @if (failed(); as error) {
        <tk-problem-notice [error]="error" [canRetry]="false" />
      }
      @if (answer.error(); as error) {
        <tk-problem-notice [error]="error" (retry)="answer.reload()" />
      } @else if (found(); as found) {
        @if (found.items.length === 0) {
          <section class="tk-card">
            <tk-notice icon="check" [heading]="m().suspicion.none" [text]="m().suspicion.noneHint" />
          </section>
        }
        @for (one of found.items; track one.id) {
          <tk-suspicion-card [one]="one" [asOf]="found.asOf" (decided)="decide(one, $event)" />
        }
        @if (found.total > size) {
          <tk-pager [page]="found.page" [size]="size" [total]="found.total" (turned)="turnTo($event)" />
        }
      } @else {
        <section class="tk-card"><tk-skeleton /></section>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SuspicionsPage {
  private readonly router = inject(Router);
  private readonly api = inject(SuspicionsApi);
  private readonly reasons = inject(AskReason);
  private readonly toast = inject(MatSnackBar);

  readonly state = input<string>();
  readonly page = input(1, { transform: pageNumber });

  protected readonly m = inject(I18n).messages;
  protected readonly size = PAGE_SIZE;
  protected readonly filters = FILTERS;
  protected readonly filter = computed(() => FILTERS.find((known) => known === this.state()) ?? 'OPEN');
  protected readonly failed = signal<unknown>(undefined);
  protected readonly answer = rxResource({
    params: () => ({ state: this.filter(), page: this.page() }),
    stream: ({ params }) => this.api.list(params.state, params.page, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);

  protected show(state: SuspicionFilter): void {
    void this.router.navigate(['/suspicions'], { queryParams: state === 'OPEN' ? {} : { state } });
  }

  protected turnTo(page: number): void {
    void this.router.navigate(['/suspicions'], { queryParams: { page }, queryParamsHandling: 'merge' });
  }

  protected async decide({ id }: SuspicionCase, decision: 'UPHELD' | 'CLEARED'): Promise<void> {
    const { clear, clearText, uphold, upholdText, saved } = this.m().suspicion;
    const [action, text] = decision === 'CLEARED' ? [clear, clearText] : [uphold, upholdText];
    const asked = await this.reasons.ask({ heading: action, text, action });
    if (!asked) return;
    this.failed.set(undefined);
    try {
      await firstValueFrom(this.api.decide(id, decision, asked.reason));
      this.toast.open(saved, undefined, { duration: 5000 });
    } catch (error) {
      this.failed.set(error);
    }
    this.answer.reload();
  }
}
