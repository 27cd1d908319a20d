import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withHead } from './page-head';

const index = readFileSync(join(__dirname, '../../../../storefront/index.html'), 'utf8');
const head = {
  locale: 'ko',
  title: '고래가 잠든 방 | TIKETI',
  description: '바다극장의 연극',
  image: 'https://tiketi.test/media/posters/whale.webp',
  imageAlt: '고래',
  url: 'https://tiketi.test/events/1',
} as const;

it('says once what the page is about, in place of what the service is about', () => {
  const html = withHead(index, head);

  expect(html.match(/<title>.*<\/title>/g)).toEqual(['<title>고래가 잠든 방 | TIKETI</title>']);
  expect(html.match(/"og:title".*/g)).toEqual(['"og:title" content="고래가 잠든 방 | TIKETI" />']);
  expect(html.match(/"description".*/g)).toEqual(['"description" content="바다극장의 연극" />']);
  expect(html).toContain('<meta property="og:image" content="https://tiketi.test/media/posters/whale.webp" />');
  expect(html).toContain('<meta property="og:url" content="https://tiketi.test/events/1" />');
  expect(html).toContain('<meta property="og:site_name" content="TIKETI" />');
  expect(html).toContain('<script type="module" src="/src/main.tsx"></script>');
});

it('keeps words words, whatever signs they hold', () => {
  const html = withHead(index, { ...head, title: `</title><script>"$&'` });

  expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;&quot;$&amp;&#39;</title>');
  expect(html).not.toContain('<script>"');
});

it('has no picture where there is none, and no more than a few lines of description', () => {
  const html = withHead(index, { ...head, image: undefined, description: '가나\n'.repeat(200) });

  expect(html).not.toContain('og:image');
  expect(/name="description" content="(.*)"/.exec(html)?.[1]).toMatch(/^(가나 )+…?$|^(가나 )+가?…$/);
  expect([...(/name="description" content="(.*)"/.exec(html)?.[1] ?? '')]).toHaveLength(200);
});
