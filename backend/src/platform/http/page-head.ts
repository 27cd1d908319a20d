/** What stands in the head of one page of the storefront for readers that run no JavaScript. */
export interface PageHead {
  readonly locale: 'ko' | 'en';
  readonly title: string;
  readonly description: string;
  /** Address with its host. */
  readonly image: string | undefined;
  readonly imageAlt: string;
  readonly url: string;
}

const DESCRIPTION_LETTERS = 200;
/** What the storefront's own index.html says about the service as a whole. */
const GENERAL = /\s*<meta\s[^>]*?(?:property="og:(?:title|type)"|name="description")[^>]*>/g;
const TITLE = /<title>[^<]*<\/title>/;

/** The storefront's index.html with a head of its own. Everything in it is text: no word of an event becomes markup. */
export function withHead(html: string, head: PageHead): string {
  const description = shortened(head.description);
  const metas: [name: string, content: string | undefined][] = [
    ['og:type', 'website'],
    ['og:title', head.title],
    ['og:description', description],
    ['og:url', head.url],
    ['og:locale', head.locale === 'ko' ? 'ko_KR' : 'en_US'],
    ['og:image', head.image],
    ['og:image:alt', head.image === undefined ? undefined : head.imageAlt],
  ];
  const tags = [
    `<title>${escaped(head.title)}</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    `<link rel="canonical" href="${escaped(head.url)}" />`,
    ...metas.flatMap(([name, content]) =>
      content === undefined ? [] : [`<meta property="${name}" content="${escaped(content)}" />`],
    ),
  ];
  // A function, because a title may hold $&.
  return html.replace(GENERAL, '').replace(TITLE, () => tags.join('\n    '));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length <= DESCRIPTION_LETTERS ? line : `${letters.slice(0, DESCRIPTION_LETTERS - 1).join('')}…`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
