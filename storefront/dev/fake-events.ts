const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Row = [
  id: string,
  category: string,
  titleKo: string,
  titleEn: string,
  artistKo: string,
  artistEn: string,
  venue: number,
  basePrice: number,
  startsInDays: number,
  performances: number,
  opensInHours: number,
  status: string,
];

const FIRST_VENUE = {
  id: 'v1',
  name: { ko: '한빛아레나', en: 'Hanbit Arena' },
  region: { ko: '서울', en: 'Seoul' },
  address: { ko: '서울특별시 예시구 공연로 77', en: '77 Gongyeon-ro, Example-gu, Seoul' },
};
const VENUES = [
  FIRST_VENUE,
  {
    id: 'v2',
    name: { ko: '물결콘서트홀', en: 'Mulgyeol Concert Hall' },
    region: { ko: '부산', en: 'Busan' },
    address: { ko: '부산광역시 예시구 바다로 5', en: '5 Bada-ro, Example-gu, Busan' },
  },
  {
    id: 'v3',
    name: { ko: '소극장 다락', en: 'Darak Theatre' },
    region: { ko: '서울', en: 'Seoul' },
    address: { ko: '서울특별시 예시구 공연로 77', en: '77 Gongyeon-ro, Example-gu, Seoul' },
  },
];

const ROWS: Row[] = [
  [
    'e1',
    'concert',
    '윤슬 단독 콘서트 〈밤의 온도〉',
    'YUNSEUL: Temperature of the Night',
    '윤슬',
    'YUNSEUL',
    0,
    110_000,
    33,
    3,
    -100,
    'on-sale',
  ],
  [
    'e2',
    'musical',
    '뮤지컬 〈등대지기의 편지〉',
    "The Lighthouse Keeper's Letters",
    '극단 파랑',
    'Company Parang',
    1,
    90_000,
    18,
    14,
    -300,
    'on-sale',
  ],
  [
    'e3',
    'concert',
    '노바리움 월드 투어 2027 – 서울',
    'NOVARIUM World Tour 2027 – Seoul',
    '노바리움',
    'NOVARIUM',
    0,
    130_000,
    70,
    2,
    3.2,
    'upcoming',
  ],
  [
    'e4',
    'play',
    '연극 〈수요일의 손님〉',
    'The Wednesday Guest',
    '극단 창문',
    'Theatre Window',
    2,
    45_000,
    9,
    20,
    -500,
    'on-sale',
  ],
  [
    'e5',
    'classic',
    '한강필하모닉 송년 음악회: 베토벤 교향곡 9번 〈합창〉과 새해 인사',
    "Hangang Philharmonic Year-End Concert: Beethoven's Ninth",
    '한강필하모닉',
    'Hangang Philharmonic',
    1,
    70_000,
    38,
    1,
    -900,
    'sold-out',
  ],
  [
    'e6',
    'sports',
    '2026 겨울 배구 올스타전',
    'Winter Volleyball All-Stars 2026',
    '한국배구올스타',
    'All-Stars',
    0,
    30_000,
    50,
    1,
    52,
    'upcoming',
  ],
  [
    'e7',
    'exhibition',
    '빛을 접는 법: 종이와 그림자',
    'Folding Light: Paper and Shadow',
    '스튜디오 결',
    'Studio Gyeol',
    2,
    18_000,
    3,
    25,
    -1200,
    'on-sale',
  ],
  [
    'e8',
    'concert',
    '초록우산 페스티벌',
    'Green Umbrella Festival',
    '여러 아티스트',
    'Various artists',
    0,
    88_000,
    120,
    2,
    200,
    'upcoming',
  ],
  [
    'e9',
    'musical',
    '뮤지컬 〈서점의 유령〉',
    'The Ghost in the Bookshop',
    '뮤지컬컴퍼니 온',
    'Musical Company On',
    1,
    80_000,
    25,
    8,
    -50,
    'on-sale',
  ],
  [
    'e10',
    'concert',
    '어쿠스틱 나이트 vol. 12',
    'Acoustic Night vol. 12',
    '이도운 × 새벽밴드',
    'Lee Doun × Dawn Band',
    2,
    55_000,
    14,
    2,
    -80,
    'on-sale',
  ],
];

/** Made afresh for every request, so that what opens in three hours always does. */
export function events() {
  const day = Math.floor(Date.now() / DAY) * DAY;
  return ROWS.map(
    (
      [
        id,
        category,
        titleKo,
        titleEn,
        artistKo,
        artistEn,
        venue,
        basePrice,
        startsInDays,
        count,
        opensInHours,
        saleStatus,
      ],
      index,
    ) => {
      const saleOpensAt = new Date(Date.now() + opensInHours * HOUR).toISOString();
      const picture = `/media/posters/${index}.svg`;
      return {
        id,
        category,
        title: { ko: titleKo, en: titleEn },
        artist: { ko: artistKo, en: artistEn },
        venue: VENUES[venue] ?? FIRST_VENUE,
        poster: {
          thumbnail: picture,
          medium: picture,
          full: picture,
          alt: { ko: `${titleKo} 포스터`, en: `Poster of ${titleEn}` },
        },
        basePrice,
        saleStatus,
        saleOpensAt,
        description: {
          ko: '한 해의 끝, 가장 긴 밤에 열리는 공연. 새 음반의 모든 곡을 처음으로 무대에서 들려드립니다.\n\n무대는 객석 한가운데까지 이어지고, 빛은 노래의 온도를 따라 움직입니다. 어느 자리에서도 숨소리까지 닿도록 소리를 다시 설계했습니다.',
          en: 'At the end of the year, on its longest night: every song of the new album, live for the first time.\n\nThe stage reaches into the middle of the hall, and the light follows the temperature of each song.',
        },
        runningMinutes: 130,
        ageLimit: 8,
        cast:
          category === 'musical' || category === 'play'
            ? { ko: '문가람, 서이든, 한유로, 백노을', en: 'Moon Garam, Seo Ideun, Han Yuro, Baek Noeul' }
            : { ko: '', en: '' },
        seatsPerPerson: 4,
        bookingFeePerTicket: 2000,
        organizer: { ko: '주최 달무리기획 · 주관 티케티라이브', en: 'Presented by Dalmuri · Produced by Tiketi Live' },
        notice: {
          ko: '공연 시작 후에는 입장이 제한될 수 있습니다.\n휠체어석은 좌석 배치도에서 바로 선택할 수 있습니다.',
          en: 'Late entry may be restricted.\nWheelchair spaces can be chosen on the seat map.',
        },
        performances: Array.from({ length: count }, (_, i) => ({
          id: `${id}-${i}`,
          startsAt: new Date(
            day +
              (startsInDays + Math.floor(i / 2) * (count > 10 ? 1 : 1)) * DAY +
              (count > 4 && i % 2 ? 6 : 10) * HOUR,
          ).toISOString(),
          saleOpensAt,
          saleClosesAt: new Date(day + (startsInDays + i) * DAY).toISOString(),
          saleStatus: saleStatus === 'on-sale' && i === 1 && count > 4 ? 'sold-out' : saleStatus,
        })).sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
      };
    },
  );
}

export type FakeEvent = ReturnType<typeof events>[number];
