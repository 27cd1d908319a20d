import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import type { StaffEvent } from '../api/models';
import { SalesApi } from '../api/sales-api';
import { Session } from '../sign-in/session';
import { AskReason } from '../ui/ask-reason';
import { attempt } from '../ui/attempt';
import { I18n } from '../ui/i18n/i18n';
import { ProblemNotice } from '../ui/problem-notice';

/** The organiser's rule about single seats, and the switch for who may turn it. */
@Component({
  selector: 'tk-seat-rule',
  imports: [MatButtonModule, ProblemNotice],
  template: `
    <p>
      <span class="name">{{ m().desk.seatRule }}</span>&ngsp;
      <strong>{{ isOn() ? m().desk.seatRuleOn : m().desk.seatRuleOff }}</strong>
    </p>
    @if (mayChange()) {
      <button matButton="outlined" type="button" (click)="turn()">
        {{ isOn() ? m().desk.seatRuleTurnOff : m().desk.seatRuleTurnOn }}
      </button>
    }
    @if (attempt.failed(); as error) {
      <tk-problem-notice [error]="error" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
      padding: 10px 20px;
      border-top: 1px solid var(--tk-line);
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
      margin: 0;
    }
    .name {
      color: var(--tk-ink-2);
    }
    tk-problem-notice {
      flex-basis: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SeatRule {
  private readonly salesApi = inject(SalesApi);
  private readonly reasons = inject(AskReason);
  private readonly member = inject(Session).member;

  readonly event = input.required<StaffEvent>();

  protected readonly m = inject(I18n).messages;
  protected readonly isOn = linkedSignal(() => this.event().leavesNoSingleSeats);
  protected readonly mayChange = computed(() => this.member()?.role !== 'auditor');
  protected readonly attempt = attempt(() => undefined);

  protected async turn(): Promise<void> {
    const { seatRule, seatRuleText, seatRuleTurnOn, seatRuleTurnOff } = this.m().desk;
    const next = !this.isOn();
    const action = next ? seatRuleTurnOn : seatRuleTurnOff;
    const asked = await this.reasons.ask({ heading: seatRule, text: seatRuleText, action });
    if (!asked) return;
    await this.attempt.run(this.salesApi.setSeatRule(this.event().id, next, asked.reason));
    if (this.attempt.failed() === undefined) this.isOn.set(next);
  }
}
