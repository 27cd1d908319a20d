import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { RefundsApi } from '../api/refunds-api';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { ListCard } from '../ui/list-card';

const PAGE_SIZE = 20;

/** Performances that were called off and how far their refunds are. */
@Component({
  selector: 'tk-batch-list',
  imports: [ListCard, MatButtonModule, RouterLink],
  template: `
    <tk-list-card
      [answer]="answer"
      [found]="found()"
      [label]="m().desk.tabs['batches'] ?? ''"
      columns="minmax(0, 1.3fr) minmax(0, 1.6fr) auto minmax(150px, auto)"
      [heads]="heads()"
      [none]="{ icon: 'empty', heading: m().desk.noBatches, text: m().desk.nothingHint }"
      (turned)="turned.emit($event)"
    >
      @for (batch of found()?.items; track batch.id) {
        <li>
          <span>
            <strong class="tk-number">{{ formats.dateTime(batch.startedAt) }}</strong>
            <span class="quiet">{{ batch.reason }}</span>
          </span>
          <span class="wide">
            <span class="tk-chip" [attr.data-tone]="batch.state === 'DONE' ? 'good' : 'held'">
              {{ m().desk.batchStates[batch.state] }}
            </span>
            <span class="quiet tk-number">
              {{ m().desk.progressOf(formats.number(batch.done), formats.number(batch.total)) }}
            </span>
          </span>
          <span class="tk-number amount">{{ formats.won(batch.refundTotal) }}</span>
          <span class="actions">
            <a
              matButton="outlined"
              [routerLink]="['/sales', batch.performanceId, 'cancellation']"
              [queryParams]="{ batch: batch.id }"
            >
              {{ m().desk.openBatch }}
            </a>
          </span>
        </li>
      }
    </tk-list-card>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchList {
  private readonly refundsApi = inject(RefundsApi);
  readonly page = input.required<number>();
  readonly turned = output<number>();
  protected readonly m = inject(I18n).messages;
  protected readonly formats = inject(Formats);
  protected readonly answer = rxResource({
    params: () => this.page(),
    stream: ({ params }) => this.refundsApi.batches(params, PAGE_SIZE),
  });
  protected readonly found = lastValue(this.answer);
  protected readonly heads = computed(() => {
    const { started, state, amount, next } = this.m().desk;
    return [{ text: started }, { text: state }, { text: amount, end: true }, { text: next }];
  });
}
