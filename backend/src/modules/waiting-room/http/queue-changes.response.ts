import { CHALLENGE_SETTINGS } from '#modules/fairness';
import { QUEUE_MODES, type QueueChallenge, type QueueMode } from '../domain/queue';

/** Settings as one change left them. */
export class QueueChangeSettingsResponse {
  mode!: QueueMode;
  capacity!: number;
  ratePerMinute!: number;
  paused!: boolean;
  /** Who had a sum to do before joining; null: the entry does not say. */
  challenge!: QueueChallenge['challenge'] | null;
  /** Tries of that sum in the worst case; null: the entry does not say. */
  challengeCost!: number | null;
}

export class QueueChangeResponse {
  at!: Date;
  /** Who, by name; null: not a person. */
  by!: string | null;
  reason!: string | null;
  before!: QueueChangeSettingsResponse | null;
  after!: QueueChangeSettingsResponse | null;
}

/** What the audit log holds of a change. */
interface Recorded {
  readonly at: Date;
  readonly actor: { readonly name: string | null };
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export class QueueChangesResponse {
  items!: QueueChangeResponse[];

  static from(entries: readonly Recorded[]): QueueChangesResponse {
    const items = entries.map(({ at, actor, reason, before, after }) => ({
      at,
      by: actor.name,
      reason,
      before: settingsIn(before),
      after: settingsIn(after),
    }));
    return { items };
  }
}

/** Entries are kept for years: what an old one lacks is not guessed. */
function settingsIn(value: unknown): QueueChangeSettingsResponse | null {
  const { mode, capacity, ratePerMinute, paused, ...rest } = (value ?? {}) as Record<string, unknown>;
  const known = QUEUE_MODES.find((one) => one === mode);
  if (!known || typeof capacity !== 'number' || typeof ratePerMinute !== 'number' || typeof paused !== 'boolean')
    return null;
  const challenge = CHALLENGE_SETTINGS.find((one) => one === rest['challenge']) ?? null;
  const challengeCost = typeof rest['challengeCost'] === 'number' ? rest['challengeCost'] : null;
  return { mode: known, capacity, ratePerMinute, paused, challenge, challengeCost };
}
