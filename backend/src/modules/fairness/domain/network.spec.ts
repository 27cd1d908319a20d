import { networkOf } from './network';

it.each([
  ['203.0.113.7', '203.0.113'],
  ['::ffff:203.0.113.200', '203.0.113'],
  ['2001:0db8:00ab:1234::1', '2001:db8:ab'],
  ['2001:db8::1', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0'],
])('%s is in %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});
