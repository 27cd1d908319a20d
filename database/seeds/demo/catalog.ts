import type { PlanName } from './price-plans.ts';
import type { VenueName } from './venues.ts';

export interface Text {
  readonly ko: string;
  readonly en: string;
}

/** One date of an event, told relative to the day the data is loaded. */
export interface DemoPerformance {
  /** Days from today, Korean calendar; at least 1. */
  readonly day: number;
  /** Moves to the first such day of the week from there on; 0 is Sunday. */
  readonly weekday?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** HH:MM in Seoul. */
  readonly at: string;
  /** How much of the house was sold before the data was loaded, 0..1. */
  readonly sold: number;
  /**
   * `soon`: the sale opens in a few days. `queue`: in a quarter of an hour, behind a waiting room that is open already.
   * `closed`: it ended an hour ago. Otherwise it opened `saleDaysAgo` days ago.
   */
  readonly sale?: 'soon' | 'queue' | 'closed';
}

export interface DemoEvent {
  /** Names its poster too. */
  readonly slug: string;
  readonly category: 'concert' | 'musical' | 'play' | 'classic' | 'sports' | 'exhibition';
  readonly venue: VenueName;
  readonly title: Text;
  readonly artist: Text;
  readonly description: Text;
  readonly cast?: Text;
  readonly notice: Text;
  readonly organizer: Text;
  readonly posterAlt: Text;
  readonly runningMinutes: number;
  readonly ageLimit: number;
  /** Won per ticket. */
  readonly bookingFee: number;
  readonly popularity: number;
  /** Other spellings somebody may search by. */
  readonly aliases: string;
  readonly plan: PlanName;
  /** Won per grade code, dearest first. */
  readonly prices: Readonly<Record<string, number>>;
  readonly saleDaysAgo: number;
  /** The organiser wants no choice by hand that leaves a single seat. */
  readonly leavesNoSingleSeats?: boolean;
  readonly performances: readonly DemoPerformance[];
}
