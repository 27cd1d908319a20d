import type { Request, Response } from 'express';
import { keepCaller } from '#platform/http/request-context';
import { callerFields, networkOf } from './caller-fields';

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['not an address', 'unknown'],
])('of %s a log line keeps %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('a line written for a request says who asks by id and role, from which network, and how to find the answer', () => {
  const request = { id: 'trace-0001', ip: '198.51.100.9', headers: {} } as Request & { id: string };
  let signedOut: object = {};
  let signedIn: object = {};

  keepCaller(request, {} as Response, () => {
    signedOut = callerFields();
    Object.assign(request, { person: { id: 'a-person', sessionId: 's', role: 'operator' } });
    signedIn = callerFields();
  });

  const place = { traceId: 'trace-0001', ip: '198.51.100.0/24' };
  expect(signedOut).toEqual(place);
  expect(signedIn).toEqual({ ...place, userId: 'a-person', role: 'operator' });
  expect(callerFields()).toEqual({});
});
