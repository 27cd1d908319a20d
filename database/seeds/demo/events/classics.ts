import type { DemoEvent } from '../catalog.ts';
import { notice } from './notices.ts';

export const classics: readonly DemoEvent[] = [
  {
    slug: 'winter-symphonies',
    category: 'classic',
    venue: 'hanyeoul',
    title: { ko: '한여울 필하모닉 〈겨울의 교향곡〉', en: 'Hanyeoul Philharmonic: Winter Symphonies' },
    artist: { ko: '한여울 필하모닉 오케스트라', en: 'Hanyeoul Philharmonic Orchestra' },
    description: {
      ko: '차이콥스키 교향곡 1번 〈겨울날의 환상〉과 시벨리우스 교향곡 5번. 얼어붙은 호수 위로 열여섯 마리 백조가 날아오르는 마지막 여섯 번의 화음까지.',
      en: 'Tchaikovsky’s First, Winter Daydreams, and Sibelius’s Fifth: up to the six last chords, when sixteen swans rise from the frozen lake.',
    },
    cast: { ko: '지휘 정이든 · 연주 한여울 필하모닉', en: 'Jeong Ideun, conductor' },
    notice: notice({
      ko: '합창석에서는 지휘자의 얼굴을 볼 수 있습니다.',
      en: 'From the choir seats you see the conductor’s face.',
    }),
    organizer: { ko: '한여울아트센터', en: 'Hanyeoul Arts Center' },
    posterAlt: {
      ko: '눈 쌓인 오선 위에 검은 자작나무가 음표처럼 서 있는 풍경',
      en: 'Black birches standing like notes on snow-covered staves',
    },
    runningMinutes: 115,
    ageLimit: 8,
    bookingFee: 1500,
    popularity: 610,
    aliases:
      'hanyeoul philharmonic tchaikovsky sibelius 차이코프스키 차이콥스키 시벨리우스 교향악 오케스트라 orchestra',
    plan: 'symphony',
    prices: { VIP: 110000, R: 88000, S: 66000, A: 44000, B: 22000 },
    saleDaysAgo: 29,
    performances: [
      { day: 16, weekday: 5, at: '19:30', sold: 0.36 },
      { day: 22, weekday: 0, at: '17:00', sold: 0.16 },
    ],
  },
  {
    slug: 'bass-clef-cello',
    category: 'classic',
    venue: 'saebyeok',
    title: { ko: '연해든 첼로 리사이틀 〈낮은음자리〉', en: 'Yeon Haedeun Cello Recital: Bass Clef' },
    artist: { ko: '연해든', en: 'Yeon Haedeun' },
    description: {
      ko: '바흐 무반주 모음곡 1·3번과 코다이 소나타. 가장 낮은 네 개의 현이 그리는 가장 긴 호흡.',
      en: 'Bach’s first and third suites and the Kodály sonata. Four low strings, one long breath.',
    },
    cast: { ko: '첼로 연해든', en: 'Yeon Haedeun, cello' },
    notice: notice({
      ko: '악장 사이의 박수는 삼가 주세요.',
      en: 'Please keep your applause for the end of each work.',
    }),
    organizer: { ko: '새벽뜰문화회관', en: 'Saebyeoktteul Hall' },
    posterAlt: {
      ko: '적갈색 바탕에 첼로의 곡선과 네 줄의 현만 남긴 추상화',
      en: 'The curves of a cello and its four strings, abstract on russet',
    },
    runningMinutes: 100,
    ageLimit: 8,
    bookingFee: 1000,
    popularity: 430,
    aliases: 'yeon haedeun cello bach kodaly 바흐 코다이 첼로 독주회 리사이틀',
    plan: 'symphony',
    prices: { VIP: 77000, R: 66000, S: 44000, A: 33000, B: 22000 },
    saleDaysAgo: 16,
    performances: [{ day: 23, at: '19:30', sold: 0.18 }],
  },
  {
    slug: 'thursday-chamber',
    category: 'classic',
    venue: 'onbit',
    title: { ko: '목요일의 실내악 〈다섯 개의 의자〉', en: 'Thursday Chamber Music: Five Chairs' },
    artist: { ko: '앙상블 오후', en: 'Ensemble Afternoon' },
    description: {
      ko: '퇴근길의 한 시간. 브람스 클라리넷 5중주를 무대에서 세 걸음 떨어진 자리에서 듣습니다. 음료 한 잔이 포함됩니다.',
      en: 'One hour on the way home: the Brahms clarinet quintet, three steps from the players. One drink included.',
    },
    cast: { ko: '앙상블 오후', en: 'Ensemble Afternoon' },
    notice: notice({
      ko: '공연 30분 전부터 로비에서 음료를 드립니다.',
      en: 'Drinks are served from half an hour before.',
    }),
    organizer: { ko: '온빛소극장', en: 'Onbit Studio Theatre' },
    posterAlt: {
      ko: '서로 다른 색의 의자 다섯 개가 원을 이룬 미니멀한 그림',
      en: 'Five chairs in different colours in a circle',
    },
    runningMinutes: 65,
    ageLimit: 8,
    bookingFee: 1000,
    popularity: 380,
    aliases: 'thursday chamber brahms 브람스 실내악 앙상블오후 클라리넷',
    plan: 'studioFlat',
    prices: { R: 35000 },
    saleDaysAgo: 14,
    leavesNoSingleSeats: true,
    performances: [
      { day: 3, weekday: 4, at: '19:00', sold: 0.44 },
      { day: 10, weekday: 4, at: '19:00', sold: 0.21 },
      { day: 24, weekday: 4, at: '19:00', sold: 0.1 },
    ],
  },
];
