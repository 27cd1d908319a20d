export interface EventRule {
  readonly leavesNoSingleSeats: boolean;
}

/** What an organiser may switch while an event is on sale. Every call joins the caller's transaction. */
export abstract class EventRules {
  /** Locks the event's row; undefined when there is no such event. */
  abstract lock(eventId: string): Promise<EventRule | undefined>;
  abstract save(eventId: string, rule: EventRule): Promise<void>;
}
