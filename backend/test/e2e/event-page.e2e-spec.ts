import { call } from './client';
import { startedService } from './service';

const { origin } = startedService();

/** As a messenger reads a link: the page alone, no JavaScript. */
async function pageOf(path: string, language: string): Promise<string> {
  const response = await fetch(`${origin}${path}`, {
    headers: { accept: 'text/html,*/*', 'accept-language': language },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  return response.text();
}

it('a link to an event shows that event, in the language asked for; its picture is there', async () => {
  const { id, title } = (await call('GET', '/events?size=1')).body.items[0];

  const korean = await pageOf(`/events/${id}`, 'ko-KR,ko');
  const english = await pageOf(`/events/${id}`, 'en-GB,en');

  expect(korean).toContain(`<title>${title.ko} | TIKETI</title>`);
  expect(korean).toContain(`<meta property="og:url" content="${origin}/events/${id}" />`);
  expect(english).toContain(`<meta property="og:title" content="${title.en} | TIKETI" />`);
  const picture = /property="og:image" content="([^"]+)"/.exec(korean)?.[1] ?? '';
  expect((await fetch(picture)).headers.get('content-type')).toMatch(/^image\//);
});

it('a link to no event is the page that says so, under the name of the service', async () => {
  expect(await pageOf('/events/01900000-0000-7000-8000-000000000000', 'ko')).toContain('<title>TIKETI</title>');
});
