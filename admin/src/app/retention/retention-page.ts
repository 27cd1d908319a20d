import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ControlApi } from '../api/control-api';
import { Formats } from '../ui/formats';
import { I18n } from '../ui/i18n/i18n';
import { lastValue } from '../ui/last-value';
import { Notice } from '../ui/notice';
import { ProblemNotice } from '../ui/problem-notice';
import { Proof } from '../ui/proof';
import { Skeleton } from '../ui/skeleton';

const YEAR = 365.25;

/** What is kept for how long under which rule, what was deleted when, and whether anything is past its date. */
@Component({
  selector: 'tk-retention-page',
  imports: [Notice, ProblemNotice, Proof, Skeleton],
  templateUrl: './retention-page.html',
  styleUrl: './retention-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RetentionPage {
  private readonly controlApi = inject(ControlApi);
  protected readonly i18n = inject(I18n);
  protected readonly m = this.i18n.messages;
  protected readonly words = computed(() => this.m().retention);
  protected readonly formats = inject(Formats);
  protected readonly answer = rxResource({ stream: () => this.controlApi.retention() });
  protected readonly found = lastValue(this.answer);
  protected readonly nothingOverdue = computed(
    () => this.found()?.rules.every(({ overdue }) => overdue === 0) ?? false,
  );

  protected keepFor(days: number): string {
    const { atOnce, years, days: inDays } = this.words();
    const whole = Math.round(days / YEAR);
    if (days === 0) return atOnce;
    return Math.abs(days - whole * YEAR) < 1 ? years(this.formats.number(whole)) : inDays(this.formats.number(days));
  }

  protected ruleName(code: string): string {
    const rule = this.found()?.rules.find((one) => one.code === code);
    return rule ? this.i18n.text(rule.what) : code;
  }
}
