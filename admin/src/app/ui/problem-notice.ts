import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { problemOf } from '../api/problem';
import { Formats } from './formats';
import { I18n } from './i18n/i18n';
import { Icon } from './icon';

/** What went wrong, in words of the screen's language, and a way to try again. */
@Component({
  selector: 'tk-problem-notice',
  imports: [Icon, MatButtonModule],
  template: `
    @if (problem.value(); as problem) {
      <tk-icon name="warning" />
      <div>
        <p>{{ text() }}</p>
        @if (problem.traceId) {
          <p class="trace">{{ m().common.reference }} {{ problem.traceId }}</p>
        }
      </div>
      @if (canRetry()) {
        <button matButton="outlined" type="button" (click)="retry.emit()">{{ m().common.retry }}</button>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
      padding: 14px 16px;
      border: 1px solid color-mix(in srgb, var(--tk-danger) 30%, transparent);
      border-radius: var(--tk-radius);
      background: var(--tk-danger-soft);
    }
    tk-icon {
      flex: none;
      color: var(--tk-danger);
    }
    div {
      flex: 1 1 200px;
    }
    .trace {
      color: var(--tk-ink-2);
      font-size: 12px;
      user-select: all;
    }
  `,
  host: { role: 'alert' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemNotice {
  private readonly formats = inject(Formats);
  readonly error = input.required<unknown>();
  readonly canRetry = input(true);
  readonly retry = output();

  protected readonly m = inject(I18n).messages;
  protected readonly problem = resource({
    params: () => ({ error: this.error() }),
    loader: ({ params }) => problemOf(params.error),
  });
  protected readonly text = computed(() => {
    const problem = this.problem.value();
    const { network, fallback, byCode, waitSeconds } = this.m().problems;
    if (!problem) return '';
    const words = problem.code === 'network' ? network : (byCode[problem.code] ?? fallback);
    const { retryAfterSeconds } = problem;
    return retryAfterSeconds ? `${words} ${waitSeconds(this.formats.number(retryAfterSeconds))}` : words;
  });
}
