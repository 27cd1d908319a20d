import type { LoadedPerformance } from '../load-catalog.ts';
import { pricePlans } from '../price-plans.ts';
import type { Chance } from './chance.ts';

/** Seats that were bought together. */
export interface SoldGroup {
  readonly ordinals: readonly number[];
  readonly gradeCode: string;
}

const GROUP_SIZES = { 1: 17, 2: 55, 3: 11, 4: 17 } as const;

/**
 * Which seats of a house are sold, and together with which: people come in twos and fours, sit side by side, and take
 * the dearer places a little earlier. `spare` are groups right behind the last one sold.
 */
export function soldGroups(performance: LoadedPerformance, chance: Chance): { sold: SoldGroup[]; spare: SoldGroup[] } {
  const { event, plan, hall } = performance;
  const codes = Object.keys(event.prices);
  const groups = cutIntoGroups(performance, chance).map((group) => ({
    group,
    turn: chance.share() + codes.indexOf(group.gradeCode) * 0.16,
  }));
  groups.sort((a, b) => a.turn - b.turn);
  const capacity = hall.seats.filter(({ sectionId, rowLabel }) => pricePlans[event.plan](sectionId, rowLabel)).length;
  const wanted = Math.floor(capacity * plan.sold);
  const sold: SoldGroup[] = [];
  let seats = 0;
  for (const { group } of groups) {
    if (seats >= wanted) break;
    sold.push(group);
    seats += group.ordinals.length;
  }
  return { sold, spare: groups.slice(sold.length).map(({ group }) => group) };
}

function cutIntoGroups({ event, hall }: LoadedPerformance, chance: Chance): SoldGroup[] {
  const gradeOf = pricePlans[event.plan];
  const groups: { ordinals: number[]; gradeCode: string }[] = [];
  let room = 0;
  for (const { ordinal, sectionId, rowLabel, startsGroup } of hall.seats) {
    const gradeCode = gradeOf(sectionId, rowLabel);
    const last = groups.at(-1);
    if (gradeCode === null) {
      room = 0;
    } else if (room > 0 && last && !startsGroup) {
      last.ordinals.push(ordinal);
      room -= 1;
    } else {
      groups.push({ ordinals: [ordinal], gradeCode });
      room = Number(chance.weighted(GROUP_SIZES)) - 1;
    }
  }
  return groups;
}
