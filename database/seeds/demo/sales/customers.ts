import type { Client } from 'pg';
import { namedId } from '../ids.ts';

const FAMILY = Array.from('김이박최정강조윤장임한오서신권황안송류홍');
const GIVEN = [
  '서연',
  '민준',
  '지우',
  '도윤',
  '하은',
  '시우',
  '수아',
  '예준',
  '지안',
  '주원',
  '채원',
  '유나',
  '현우',
  '소율',
  '은호',
];
const GIVEN_MORE = [
  '다인',
  '태오',
  '해린',
  '규민',
  '세아',
  '준서',
  '나윤',
  '리안',
  '가온',
  '보미',
  '찬영',
  '미르',
  '솔',
  '온유',
  '결',
];

/** People who bought something before this machine was set up. They have no password: nobody signs in as them. */
export async function loadCustomers(client: Client, count: number): Promise<string[]> {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const given = [...GIVEN, ...GIVEN_MORE];
  const ids = indexes.map((index) => namedId(`customer ${index}`));
  await client.query(
    `insert into account (id, email, email_verified_at, display_name, locale, created_at)
     select i, e, now() - interval '60 days', n, l, now() - interval '60 days'
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) t(i, e, n, l)
     on conflict do nothing`,
    [
      ids,
      indexes.map((index) => `guest-${String(index + 1).padStart(4, '0')}@example.test`),
      indexes.map(
        (index) =>
          `${FAMILY[(index * 7) % FAMILY.length]}${given[(index * 11 + Math.floor(index / 20)) % given.length]}`,
      ),
      indexes.map((index) => (index % 9 === 4 ? 'en' : 'ko')),
    ],
  );
  return ids;
}
