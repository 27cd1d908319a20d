/** Which price grade a place of a hall has; null keeps it from being sold. */
export type PricePlan = (sectionId: string, rowLabel: string) => string | null;

/** Stalls in front of the thrust stage are the best places, the balcony the cheapest. */
const studio: PricePlan = (section, row) => {
  if (section === '라' || section === '마') return 'A';
  return section === '나' ? (Number(row) <= 7 ? 'R' : 'S') : Number(row) <= 3 ? 'R' : 'S';
};

/** One price, as for talks and chamber music. */
const studioFlat: PricePlan = () => 'R';

const hall: PricePlan = (section, row) => {
  const number = Number(row);
  if (section.startsWith('P')) return null;
  if (section.startsWith('BX')) return 'R';
  if (section === 'C') return number <= 11 ? 'VIP' : 'R';
  if (section === 'B' || section === 'D') return number <= 9 ? 'VIP' : 'R';
  if (section === 'A' || section === 'E') return number <= 10 ? 'R' : 'S';
  if (section === '2C' || section === '2D' || section === '2E') return number <= 2 ? 'S' : number <= 4 ? 'A' : 'B';
  return section === '2B' || section === '2F' ? 'A' : 'B';
};

/** As `hall`, with the seats behind the stage, from where one sees the conductor's face. */
const symphony: PricePlan = (section, row) => (section.startsWith('P') ? 'B' : hall(section, row));

const arena: PricePlan = (section, row) => {
  const number = Number(row);
  if ('ABCD'.includes(section)) return 'VIP';
  if (section.length === 1) return 'R';
  const place = Number(section) % 100;
  if (section.startsWith('1')) {
    if (row === 'W') return 'S';
    return place >= 2 && place <= 18 && number <= 8 ? 'R' : 'S';
  }
  // Behind the loudspeakers one hears the concert, and sees none of it.
  if (place === 1 || place === 21) return null;
  return number <= 9 ? 'A' : 'B';
};

/** E-sports: everybody sees the screens, so the sides beside the stage are sold too. */
const arenaScreens: PricePlan = (section, row) => arena(section, row) ?? 'B';

export const pricePlans = { studio, studioFlat, hall, symphony, arena, arenaScreens };

export type PlanName = keyof typeof pricePlans;

/** What a grade is called on a ticket, and its place in the palette of the seat map. */
export const gradeNames: Readonly<Record<string, { ko: string; en: string }>> = {
  VIP: { ko: 'VIP석', en: 'VIP' },
  R: { ko: 'R석', en: 'R' },
  S: { ko: 'S석', en: 'S' },
  A: { ko: 'A석', en: 'A' },
  B: { ko: 'B석', en: 'B' },
};
