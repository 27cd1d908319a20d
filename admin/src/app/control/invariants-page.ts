import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { ControlApi } from '../api/control-api';
import type { Invariant } from '../api/models';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { Icon } from '../ui/icon';
import { lastValue } from '../ui/last-value';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';

/** Everything that must always be true and whether it is; what is broken or unknown first. */
@Component({
  selector: 'tk-invariants-page',
  imports: [Icon, MatButtonModule, ProblemNotice, Skeleton],
  templateUrl: './invariants-page.html',
  styleUrl: './invariants-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InvariantsPage {
  private readonly controlApi = inject(ControlApi);
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly formats = inject(Formats);
  protected readonly answer = rxResource({ stream: () => this.controlApi.invariants() });
  protected readonly shown = lastValue(this.answer);
  protected readonly items = computed(() => [...(this.shown()?.items ?? [])].sort((a, b) => concern(b) - concern(a)));
  protected readonly broken = computed(() => this.items().filter(({ violations }) => violations !== 0).length);

  protected tone({ violations }: Invariant): string {
    return violations === 0 ? 'good' : violations === null ? 'held' : 'danger';
  }

  protected result({ violations }: Invariant): string {
    const { holds, unknown, broken } = this.m().control;
    return violations === 0 ? holds : violations === null ? unknown : broken(this.formats.number(violations));
  }
}

const concern = ({ violations }: Invariant) => (violations === null ? 1 : violations > 0 ? 2 : 0);
