import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { QueueSettings, StaffQueue } from '../api/models';
import { I18n } from '../ui/i18n/i18n';

type Settings = Required<Omit<QueueSettings, 'reason'>>;
type Mode = Settings['mode'];
type Challenge = StaffQueue['challenge'];

const MODES: readonly Mode[] = ['OFF', 'ALWAYS', 'FROM', 'AUTO'];
const CHALLENGES: readonly Challenge[] = ['ALWAYS', 'SUSPICIOUS', 'OFF'];
/** What the contract allows: [least, most]. */
const LIMITS = {
  capacity: [1, 100_000],
  rate: [1, 60_000],
  stay: [1, 60],
  auto: [1, 10_000],
  cost: [100, 2_000_000],
} as const;
type NumberField = keyof typeof LIMITS;

/** Everything about a queue that is set beforehand. What is typed stays while the numbers around it move. */
@Component({
  selector: 'tk-queue-settings-form',
  imports: [MatButtonModule, MatFormFieldModule, MatInputModule, MatSelectModule],
  templateUrl: './queue-settings-form.html',
  styles: `
    .body {
      display: grid;
      gap: 16px;
      padding: 12px 20px 20px;
    }
    .numbers {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 12px;
    }
    button {
      justify-self: start;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueueSettingsForm {
  readonly queue = input.required<StaffQueue>();
  readonly saved = output<Settings>();

  protected readonly m = inject(I18n).messages;
  protected readonly modes = MODES;
  protected readonly limits = LIMITS;
  protected readonly challenges = CHALLENGES;
  protected readonly fields: readonly NumberField[] = ['capacity', 'rate', 'stay', 'auto', 'cost'];

  /** Equal settings are the same settings: counting people anew must not undo what somebody types. */
  private readonly kept = computed(() => draftOf(this.queue()), { equal: (a, b) => text(a) === text(b) });
  protected readonly draft = linkedSignal(() => this.kept());
  protected readonly isChanged = computed(() => text(this.draft()) !== text(this.kept()));
  protected readonly isComplete = computed(() => {
    const draft = this.draft();
    const isInLimits = this.fields.every((field) => !this.isAsked(field) || this.isIn(field, draft[field]));
    return isInLimits && (draft.mode !== 'FROM' || draft.from !== '');
  });

  protected set(part: Partial<Draft>): void {
    this.draft.set({ ...this.draft(), ...part });
  }

  protected setNumber(field: NumberField, typed: string): void {
    this.set({ [field]: typed.trim() === '' ? Number.NaN : Number(typed) });
  }

  /** Whether the field means anything with what is chosen. */
  protected isAsked(field: NumberField): boolean {
    const { mode, challenge } = this.draft();
    return field === 'auto' ? mode === 'AUTO' : field === 'cost' ? challenge !== 'OFF' : true;
  }

  protected isIn(field: NumberField, value: number): boolean {
    const [least, most] = LIMITS[field];
    return Number.isInteger(value) && value >= least && value <= most;
  }

  protected save(): void {
    const { mode, from, entrance, capacity, rate, stay, auto, challenge, cost } = this.draft();
    this.saved.emit({
      mode,
      from: mode === 'FROM' ? instantOf(from) : null,
      entranceOpensAt: instantOf(entrance),
      capacity,
      ratePerMinute: rate,
      staySeconds: stay * 60,
      // What is not asked stays as it is, whatever was typed before.
      autoHoldsPerSecond: this.isAsked('auto') ? auto : this.kept().auto,
      challenge,
      challengeCost: this.isAsked('cost') ? cost : this.kept().cost,
      paused: this.queue().paused,
      revision: this.queue().revision,
    });
  }
}

interface Draft extends Record<NumberField, number> {
  readonly mode: Mode;
  /** As date-time fields have it, in Korean time: 2026-11-22T20:00. */
  readonly from: string;
  readonly entrance: string;
  readonly challenge: Challenge;
}

const draftOf = (queue: StaffQueue): Draft => ({
  mode: queue.mode,
  from: fieldOf(queue.from),
  entrance: fieldOf(queue.entranceOpensAt),
  capacity: queue.capacity,
  rate: queue.ratePerMinute,
  stay: Math.max(1, Math.round(queue.staySeconds / 60)),
  auto: queue.autoHoldsPerSecond,
  challenge: queue.challenge,
  cost: queue.challengeCost,
});

const text = (draft: Draft): string => JSON.stringify(draft);

const KST_MS = 9 * 3_600_000;

const fieldOf = (instant: string | null): string =>
  instant === null ? '' : new Date(Date.parse(instant) + KST_MS).toISOString().slice(0, 16);

const instantOf = (field: string): string | null => (field === '' ? null : new Date(`${field}:00+09:00`).toISOString());
