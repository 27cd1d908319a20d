import type { HallName } from '../seat-maps/index.ts';
import type { Text } from './catalog.ts';

export interface DemoVenue {
  readonly name: Text;
  readonly region: Text;
  readonly address: Text;
  readonly hall: HallName;
  readonly hallName: Text;
}

/** Invented houses; the streets are invented too. */
export const venues = {
  onbit: {
    name: { ko: '온빛소극장', en: 'Onbit Studio Theatre' },
    region: { ko: '서울', en: 'Seoul' },
    address: { ko: '서울특별시 종로구 온빛길 12', en: '12 Onbit-gil, Jongno-gu, Seoul' },
    hall: 'small-theatre',
    hallName: { ko: '온빛소극장', en: 'Onbit Studio Theatre' },
  },
  narae: {
    name: { ko: '나래극장', en: 'Narae Playhouse' },
    region: { ko: '부산', en: 'Busan' },
    address: { ko: '부산광역시 수영구 나래로 88', en: '88 Narae-ro, Suyeong-gu, Busan' },
    hall: 'small-theatre',
    hallName: { ko: '나래극장', en: 'Narae Playhouse' },
  },
  hanyeoul: {
    name: { ko: '한여울아트센터 콘서트홀', en: 'Hanyeoul Arts Center, Concert Hall' },
    region: { ko: '경기', en: 'Gyeonggi' },
    address: { ko: '경기도 성남시 분당구 한여울대로 201', en: '201 Hanyeoul-daero, Bundang-gu, Seongnam' },
    hall: 'concert-hall',
    hallName: { ko: '한여울아트센터 콘서트홀', en: 'Hanyeoul Arts Center, Concert Hall' },
  },
  saebyeok: {
    name: { ko: '새벽뜰문화회관 대공연장', en: 'Saebyeoktteul Hall, Main Auditorium' },
    region: { ko: '대구', en: 'Daegu' },
    address: { ko: '대구광역시 수성구 새벽뜰로 35', en: '35 Saebyeoktteul-ro, Suseong-gu, Daegu' },
    hall: 'concert-hall',
    hallName: { ko: '새벽뜰문화회관 대공연장', en: 'Saebyeoktteul Hall, Main Auditorium' },
  },
  garam: {
    name: { ko: '가람아레나', en: 'Garam Arena' },
    region: { ko: '인천', en: 'Incheon' },
    address: { ko: '인천광역시 연수구 가람해안로 500', en: '500 Garam Haean-ro, Yeonsu-gu, Incheon' },
    hall: 'arena',
    hallName: { ko: '가람아레나', en: 'Garam Arena' },
  },
} as const satisfies Record<string, DemoVenue>;

export type VenueName = keyof typeof venues;
