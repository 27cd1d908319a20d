/**
 * The service worker: opens the pages of bookings when there is no network, as people have it in front of a gate
 * (docs/adr/0048-a-ticket-opens-without-a-network.md). It keeps what those pages are made of and nothing personal; answers of
 * the API are kept by the page itself (`api/kept-answers.ts`). Pages come from the network whenever it answers.
 */

/** Written in front of this file when the app is built: every file of these pages, and a name for exactly this set. */
declare const SHELL: { readonly version: string; readonly entry: string; readonly files: readonly string[] };

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
// What TypeScript knows of workers does not go with what it knows of pages.
declare const self: {
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
};

const NAME = `tiketi.shell-${SHELL.version}`;
/** The page every address of the app begins with. */
const PAGE = '/';
/** Not pages of this app, though at the same address. */
const OTHERS = /^\/(admin|api|socket\.io|health|metrics|media)(\/|$)/;
const BOOKINGS = /^\/bookings(\/|$)/;
/** Somebody in a queue, with a network that lets nothing through, does not wait longer for it, milliseconds. */
const PATIENCE = 4000;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(dropOldShells()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (!OTHERS.test(pathname)) event.respondWith(page(request, BOOKINGS.test(pathname)));
  } else if (SHELL.files.includes(pathname)) {
    event.respondWith(file(request));
  }
});

async function keepShell(): Promise<void> {
  const shell = await caches.open(NAME);
  const html = await fetch(PAGE, { cache: 'no-cache' });
  // Between two releases the page may already be the next one's, whose files are not these: the browser tries again later.
  if (!html.ok || !(await html.clone().text()).includes(SHELL.entry)) throw new Error('The page is of another release');
  await shell.addAll([...SHELL.files]);
  await shell.put(PAGE, html);
}

async function dropOldShells(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('tiketi.shell-') && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function page(request: Request, isUrgent: boolean): Promise<Response> {
  const kept = () => caches.match(PAGE, { cacheName: NAME });
  const fresh = fetch(request);
  try {
    const answer = isUrgent ? await Promise.race([fresh, after(PATIENCE).then(kept)]) : await fresh;
    if (!answer) return await fresh;
    // The balancer's words for "nobody is there".
    return [502, 503, 504].includes(answer.status) ? ((await kept()) ?? answer) : answer;
  } catch {
    return (await kept()) ?? Response.error();
  }
}

/** Names carry a hash of what is in them, but for the few beside the page; those are asked for first. */
async function file(request: Request): Promise<Response> {
  const kept = () => caches.match(request, { cacheName: NAME });
  if (new URL(request.url).pathname.startsWith('/assets/')) return (await kept()) ?? fetch(request);
  return fetch(request).catch(async () => (await kept()) ?? Response.error());
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export {};
