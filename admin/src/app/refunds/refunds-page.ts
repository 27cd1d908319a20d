import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { I18n } from '../ui/i18n/i18n';
import { pageNumber } from '../ui/page-number';
import { Tabs } from '../ui/tabs';
import { ApprovalList } from './approval-list';
import { BatchList } from './batch-list';
import { MoneyCaseList } from './money-case-list';
import { RefundList } from './refund-list';

const TABS = ['refunds', 'approvals', 'batches', 'cases'] as const;
type Tab = (typeof TABS)[number];

/** Money on its way back, cancellations that wait for a second person, performances called off, and what only a person can end. */
@Component({
  selector: 'tk-refunds-page',
  imports: [ApprovalList, BatchList, MoneyCaseList, RefundList, Tabs],
  template: `
    <div class="tk-page">
      <header class="tk-page-head">
        <div>
          <h1>{{ m().titles.refunds }}</h1>
          <p>{{ m().desk.lead }}</p>
        </div>
      </header>
      <div class="tk-toolbar">
        <tk-tabs
          [tabs]="tabs"
          [names]="m().desk.tabs"
          [shown]="shown()"
          [label]="m().desk.view"
          (chosen)="show($event)"
        />
      </div>
      @switch (shown()) {
        @case ('approvals') {
          <tk-approval-list [page]="page()" (turned)="turnTo($event)" />
        }
        @case ('batches') {
          <tk-batch-list [page]="page()" (turned)="turnTo($event)" />
        }
        @case ('cases') {
          <tk-money-case-list [page]="page()" (turned)="turnTo($event)" />
        }
        @default {
          <tk-refund-list [page]="page()" (turned)="turnTo($event)" />
        }
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefundsPage {
  private readonly router = inject(Router);
  readonly tab = input<string>();
  readonly page = input(1, { transform: pageNumber });
  protected readonly m = inject(I18n).messages;
  protected readonly tabs = TABS;
  protected readonly shown = computed<Tab>(() => TABS.find((known) => known === this.tab()) ?? 'refunds');

  protected show(tab: string): void {
    void this.router.navigate(['/refunds'], { queryParams: tab === 'refunds' ? {} : { tab } });
  }

  protected turnTo(page: number): void {
    void this.router.navigate(['/refunds'], { queryParams: { page }, queryParamsHandling: 'merge' });
  }
}
