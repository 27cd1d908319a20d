import { isIP } from 'node:net';
import { currentCaller } from '#platform/http/request-context';

/** What every line written for a request says about who asks: an id, never a name; a network, never an address. */
export function callerFields(): Record<string, string> {
  const caller = currentCaller();
  if (!caller) return {};
  const { person, ip, traceId } = caller;
  return {
    ...(traceId !== undefined && { traceId }),
    ...(person && { userId: person.id, role: person.role }),
    ...(ip !== undefined && { ip: networkOf(ip) }),
  };
}

const IPV4_IN_IPV6 = /^::ffff:(?=\d+\.)/i;

/** The /24 of an IPv4 address, the /48 of an IPv6 one: enough to see that many came from one place, too little to find a person. */
export function networkOf(address: string): string {
  const plain = address.replace(IPV4_IN_IPV6, '');
  switch (isIP(plain)) {
    case 4:
      return plain.replace(/\.\d+$/, '.0/24');
    case 6:
      return `${firstGroups(plain)}::/48`;
    default:
      return 'unknown';
  }
}

/** Three groups; those that `::` stands for are zero. */
function firstGroups(address: string): string {
  const [before = '', after] = address.split('::');
  const [left, right] = [before, after ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const missing = after === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0);
  const groups = [...(left ?? []), ...Array.from({ length: missing }, () => '0'), ...(right ?? [])];
  return groups.slice(0, 3).join(':');
}
