import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { problemOf } from './problem';

describe(problemOf.name, () => {
  it('reads problem+json', async () => {
    const error = new HttpErrorResponse({
      status: 429,
      error: { status: 429, code: 'request.too-many', traceId: 'abc' },
      headers: new HttpHeaders({ 'Retry-After': '7' }),
    });

    expect(await problemOf(error)).toEqual({
      status: 429,
      code: 'request.too-many',
      traceId: 'abc',
      retryAfterSeconds: 7,
    });
  });

  it('reads problem+json that came as a file', async () => {
    const body = new Blob([JSON.stringify({ code: 'report.range-invalid' })]);

    expect(await problemOf(new HttpErrorResponse({ status: 422, error: body }))).toEqual({
      status: 422,
      code: 'report.range-invalid',
    });
  });

  it('names a lost connection', async () => {
    expect(await problemOf(new HttpErrorResponse({ status: 0, error: new ProgressEvent('error') }))).toEqual({
      status: 0,
      code: 'network',
    });
  });

  it.each([
    [503, 'server.unavailable'],
    [500, 'server.error'],
  ])('makes sense of a bare %i', async (status, code) => {
    expect(await problemOf(new HttpErrorResponse({ status, error: '<html>' }))).toEqual({ status, code });
  });
});
