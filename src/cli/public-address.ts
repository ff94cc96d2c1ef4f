/** Ranges of IPv4 that are not of the public internet: first address and length of the prefix. */
const PRIVATE: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this host
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade translation
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local; clouds hand out credentials there
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // old relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 3], // multicast, reserved, broadcast
];

/** Whether an IP address is one of the public internet (IANA special-purpose registries); what cannot be read is not. */
export function isPublicAddress(address: string): boolean {
  const four = ipv4(address);
  if (four !== undefined) return isPublic4(four);
  const groups = ipv6(address);
  return groups !== undefined && isPublic6(groups);
}

function ipv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some(part => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

const isPublic4 = (address: number): boolean =>
  !PRIVATE.some(([first, prefix]) => {
    const size = 2 ** (32 - prefix);
    return Math.floor(address / size) === Math.floor(ipv4(first)! / size);
  });

/** The eight groups of an IPv6 address. */
function ipv6(text: string): number[] | undefined {
  const plain = text.replace(/(?<=:)(\d+\.\d+\.\d+\.\d+)$/, last => {
    const four = ipv4(last);
    return four === undefined ? 'x' : `${Math.floor(four / 65_536).toString(16)}:${(four % 65_536).toString(16)}`;
  });
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const read = (half: string): string[] => (half === '' ? [] : half.split(':'));
  const [head, tail] = [read(halves[0]!), read(halves[1] ?? '')];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  return groups.every(group => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map(group => Number.parseInt(group, 16))
    : undefined;
}

/** Global unicast is 2000::/3; what holds an IPv4 address in it is what that address is. */
function isPublic6(groups: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const low = g * 65_536 + h;
  const mapped = [a, b, c, d, e].every(group => group === 0) && f === 0xffff;
  const translated = a === 0x64 && b === 0xff9b && [c, d, e, f].every(group => group === 0);
  if (mapped || translated) return isPublic4(low);
  if (a === 0x2002) return isPublic4(b * 65_536 + c); // 6to4
  if (a < 0x2000 || a > 0x3fff) return false;
  const documentation = (a === 0x2001 && b === 0x0db8) || (a === 0x3fff && b < 0x1000);
  const protocol = a === 0x2001 && b < 0x0200; // Teredo, benchmarks, ORCHID
  return !documentation && !protocol;
}
