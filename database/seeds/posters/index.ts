import { bassClef, fiveChairs, winterSymphonies } from './art/classic-posters.ts';
import { eyeOfTheStorm, latePost, noctiluca } from './art/concert-posters.ts';
import { grandFinal, libraryOfLight, stardust, zero } from './art/gathering-posters.ts';
import { laundromat, moonNavigator, topFloor, whales } from './art/stage-posters.ts';
import type { Artwork } from './canvas.ts';

/** A poster for every demo event, by its slug. */
export const posters: Readonly<Record<string, () => Artwork>> = {
  'irinho-noctiluca': noctiluca,
  'blue-warning-eye': eyeOfTheStorm,
  'late-night-post': latePost,
  'moon-navigator': moonNavigator,
  'laundromat-blues': laundromat,
  'top-floor-neighbours': topFloor,
  'where-whales-sleep': whales,
  'winter-symphonies': winterSymphonies,
  'bass-clef-cello': bassClef,
  'thursday-chamber': fiveChairs,
  'skylink-final': grandFinal,
  'breaking-zero': zero,
  'library-of-light': libraryOfLight,
  'stardust-lectures': stardust,
};
