import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { SalesApi } from '../api/sales-api';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { lastValue } from '../ui/last-value';

const PAUSE_MS = 250;
const MOST_EVENTS = 12;

/** Find a performance by typing its event; remembers only the id. */
@Component({
  selector: 'tk-performance-field',
  imports: [Icon, MatAutocompleteModule, MatButtonModule, MatFormFieldModule, MatInputModule],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ m().bookings.performance }}</mat-label>
      <input
        matInput
        #field
        type="text"
        autocomplete="off"
        spellcheck="false"
        [placeholder]="m().bookings.anyPerformance"
        [matAutocomplete]="auto"
        [value]="isTyping() ? typed() : label()"
        (focus)="begin(field)"
        (input)="type(field.value)"
        (blur)="isTyping.set(false)"
      />
      @if (performanceId()) {
        <button matIconButton matSuffix type="button" [attr.aria-label]="m().common.reset" (click)="choose(undefined)">
          <tk-icon name="close" />
        </button>
      }
      <mat-autocomplete #auto="matAutocomplete" (optionSelected)="choose($event.option.value)" autoActiveFirstOption>
        @for (event of found()?.items ?? []; track event.id) {
          <mat-optgroup [label]="i18n.text(event.title)">
            @for (performance of event.performances; track performance.id) {
              <mat-option [value]="performance.id">{{ formats.dateTime(performance.startsAt) }}</mat-option>
            }
          </mat-optgroup>
        }
      </mat-autocomplete>
    </mat-form-field>
  `,
  styles: `
    :host {
      display: block;
      flex: 1 1 220px;
      max-width: 340px;
    }
    mat-form-field {
      width: 100%;
    }
    input {
      text-overflow: ellipsis;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PerformanceField {
  private readonly salesApi = inject(SalesApi);
  readonly performanceId = input<string>();
  readonly chosen = output<string | undefined>();

  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly isTyping = signal(false);
  protected readonly typed = signal('');
  private readonly asked = signal<string | undefined>(undefined);
  private pause: ReturnType<typeof setTimeout> | undefined;

  private readonly events = rxResource({
    params: () => {
      const q = this.asked();
      return q === undefined ? undefined : { q: q || undefined, page: 1, size: MOST_EVENTS };
    },
    stream: ({ params }) => this.salesApi.events(params),
  });
  protected readonly found = lastValue(this.events);

  private readonly current = rxResource({
    params: () => this.performanceId(),
    stream: ({ params }) => this.salesApi.performance(params),
  });
  protected readonly label = computed(() => {
    const performanceId = this.performanceId();
    if (!performanceId) return '';
    if (!this.current.hasValue()) return this.current.error() ? performanceId : this.m().common.loading;
    const { title, startsAt } = this.current.value().performance;
    return `${this.i18n.text(title)} · ${this.formats.dateTime(startsAt)}`;
  });

  protected begin(field: HTMLInputElement): void {
    this.typed.set('');
    this.isTyping.set(true);
    field.value = '';
    if (this.asked() === undefined) this.asked.set('');
  }

  protected type(words: string): void {
    this.typed.set(words);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.asked.set(words.trim()), PAUSE_MS);
  }

  protected choose(performanceId: string | undefined): void {
    this.isTyping.set(false);
    this.chosen.emit(performanceId);
  }
}
