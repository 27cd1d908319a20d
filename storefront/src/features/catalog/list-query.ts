import type { EventQuery } from '../../api/queries/get-events';

type EventSort = NonNullable<EventQuery['sort']>;

export const PAGE_SIZE = 24;
export const SORTS = ['popular', 'soonest', 'newest', 'price'] as const satisfies readonly EventSort[];

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What the list shows, as its address says it. */
export interface ListQuery {
  q: string;
  category: string;
  from: string;
  to: string;
  sort: EventSort;
  page: number;
}

/** Reads the address; what makes no sense in it counts as not said, so that old and mistyped links still show a list. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const day = (name: string) => (DAY.test(params.get(name) ?? '') ? (params.get(name) ?? '') : '');
  const page = Number(params.get('page'));
  return {
    q: (params.get('q') ?? '').trim().slice(0, 80),
    category: /^[a-z-]{2,20}$/.test(params.get('category') ?? '') ? (params.get('category') ?? '') : '',
    from: day('from'),
    to: day('to'),
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'popular',
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
}

/** The address of a list; what is the default stays out of it. */
export function listSearch(query: ListQuery): string {
  const params = new URLSearchParams();
  for (const name of ['q', 'category', 'from', 'to'] as const) if (query[name]) params.set(name, query[name]);
  if (query.sort !== 'popular') params.set('sort', query.sort);
  if (query.page > 1) params.set('page', String(query.page));
  const text = params.toString();
  return text ? `?${text}` : '';
}

export function toEventQuery({ q, category, from, to, sort, page }: ListQuery): EventQuery {
  return {
    ...(q && { q }),
    ...(category && { category }),
    ...(from && { from }),
    ...(to && { to }),
    sort,
    page,
    size: PAGE_SIZE,
  };
}
