import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Mode } from '../../domain/issue.js';

/** Why an address is not called. */
export type AddressRefusal = 'invalid_url' | 'https_required' | 'private_address';

/** A host name leads into a network that is nobody else's business. */
export class PrivateAddress extends Error {}

// IANA, special-purpose address registries: what the internet does not route.
const hidden = new BlockList();
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  // Addresses that stand for other addresses, and examples.
  '2001::/23 2001:db8::/32 2002::/16 3fff::/20',
].flatMap((line) => line.split(' '))) {
  const [network = '', length] = range.split('/');
  hidden.addSubnet(network, Number(length), network.includes(':') ? 'ipv6' : 'ipv4');
}
// All that is routed so far; translated and mapped addresses lie outside.
const routed = new BlockList();
routed.addSubnet('2000::', 3, 'ipv6');

function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !hidden.check(address, 'ipv4');
  return routed.check(address, 'ipv6') && !hidden.check(address, 'ipv6');
}

/**
 * Checks where a merchant wants to be told. In live mode only by HTTPS and never within private networks; in test mode anywhere, such
 * as on a developer's own machine. Host names are looked up when they are called (`lookUpPublic`).
 */
export function checkAddress(address: string, mode: Mode): AddressRefusal | undefined {
  if (!URL.canParse(address)) return 'invalid_url';
  const { protocol, username, password, hash, hostname } = new URL(address);
  if (!/^https?:$/u.test(protocol) || username || password || hash) return 'invalid_url';
  if (mode === 'test') return undefined;
  if (protocol !== 'https:') return 'https_required';
  const host = hostname.replace(/^\[|\]$/gu, '');
  return isIP(host) !== 0 && !isPublic(host) ? 'private_address' : undefined;
}

/**
 * Looks a host name up, for the connection itself: what was checked is what is called, so that a name cannot change its mind in
 * between (DNS rebinding).
 */
export const lookUpPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    // Without an address the connection fails by itself.
    if (error) done(error, []);
    else if (!addresses.every(({ address }) => isPublic(address))) done(new PrivateAddress(hostname), []);
    else if (options.all) done(null, addresses);
    else done(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
};
