import { HttpParams } from '@angular/common/http';

/** Every call goes to the origin that served the page. */
export const API = '/api/v1';

/** Leaves out what is not set, so that an empty filter is no filter. */
export function queryOf(filter: Readonly<Record<string, string | number | undefined>>): HttpParams {
  const set = Object.entries(filter).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '',
  );
  return new HttpParams({ fromObject: Object.fromEntries(set) });
}
