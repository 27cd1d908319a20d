import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { I18n } from '../ui/i18n/i18n';
import { pageNumber } from '../ui/page-number';
import { Tabs } from '../ui/tabs';
import { CorrectionList } from './correction-list';
import { InventoryProof } from './inventory-proof';
import { LedgerTies } from './ledger-ties';
import { TrialBalance } from './trial-balance';

const TABS = ['trial', 'ties', 'inventory', 'corrections'] as const;
type Tab = (typeof TABS)[number];

/** The ledger and what it is held against: files, other counts of the same money, seats, and how it is put right. */
@Component({
  selector: 'tk-books-page',
  imports: [CorrectionList, InventoryProof, LedgerTies, Tabs, TrialBalance],
  template: `
    <div class="tk-page">
      <header class="tk-page-head">
        <div>
          <h1>{{ m().titles.books }}</h1>
          <p>{{ m().statements.leads[shown()] }}</p>
        </div>
      </header>
      <tk-tabs
        [tabs]="tabs"
        [names]="m().statements.tabs"
        [shown]="shown()"
        [label]="m().desk.view"
        (chosen)="show($event)"
      />
      @switch (shown()) {
        @case ('ties') {
          <tk-ledger-ties />
        }
        @case ('inventory') {
          <tk-inventory-proof [page]="page()" (turned)="turnTo($event)" />
        }
        @case ('corrections') {
          <tk-correction-list [page]="page()" (turned)="turnTo($event)" />
        }
        @default {
          <tk-trial-balance />
        }
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BooksPage {
  private readonly router = inject(Router);
  readonly tab = input<string>();
  readonly page = input(1, { transform: pageNumber });
  protected readonly m = inject(I18n).messages;
  protected readonly tabs = TABS;
  protected readonly shown = computed<Tab>(() => TABS.find((known) => known === this.tab()) ?? 'trial');

  protected show(tab: string): void {
    void this.router.navigate(['/books'], { queryParams: tab === 'trial' ? {} : { tab } });
  }

  protected turnTo(page: number): void {
    void this.router.navigate(['/books'], { queryParams: { page }, queryParamsHandling: 'merge' });
  }
}
