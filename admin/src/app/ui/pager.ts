import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Formats } from './formats';
import { I18n } from './i18n/i18n';
import { Icon } from './icon';

@Component({
  selector: 'tk-pager',
  imports: [Icon, MatButtonModule],
  template: `
    @if (total() > 0) {
      <nav [attr.aria-label]="m().common.pages">
        <span class="tk-number" role="status">{{ range() }}</span>
        @if (pages() > 1) {
          <span class="tk-number where">{{ where() }}</span>
          <button
            matIconButton
            type="button"
            [disabled]="page() <= 1"
            [attr.aria-label]="m().common.previous"
            disabledInteractive
            (click)="turnTo(page() - 1)"
          >
            <tk-icon name="left" />
          </button>
          <button
            matIconButton
            type="button"
            [disabled]="page() >= pages()"
            [attr.aria-label]="m().common.next"
            disabledInteractive
            (click)="turnTo(page() + 1)"
          >
            <tk-icon name="right" />
          </button>
        }
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      align-items: center;
      min-height: 40px;
      color: var(--tk-ink-2);
      font-size: 13px;
    }
    .where {
      margin-left: auto;
      padding-right: 4px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pager {
  private readonly formats = inject(Formats);
  readonly page = input.required<number>();
  readonly size = input.required<number>();
  readonly total = input.required<number>();
  readonly turned = output<number>();

  protected readonly m = inject(I18n).messages;
  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.total() / this.size())));
  protected readonly where = computed(() =>
    this.m().common.pageOf(this.formats.number(this.page()), this.formats.number(this.pages())),
  );
  protected readonly range = computed(() => {
    const first = (this.page() - 1) * this.size() + 1;
    const last = Math.min(this.page() * this.size(), this.total());
    const [from, to, total] = [Math.min(first, last), last, this.total()].map((n) => this.formats.number(n));
    return this.m().common.range(from ?? '', to ?? '', total ?? '');
  });

  protected turnTo(page: number): void {
    if (page >= 1 && page <= this.pages()) this.turned.emit(page);
  }
}
