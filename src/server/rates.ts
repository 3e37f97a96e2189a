import type { Vault } from './vault.js';

/** How often something may happen: one call in so many milliseconds on average, so many at once. */
export interface Rate {
  readonly every: number;
  readonly burst: number;
}

/**
 * Kinds of calls that are counted apart: what browsers ask decisions with, what they read, what they look for in registers, and what
 * merchants' servers do.
 */
export type CallKind = 'decide' | 'read' | 'search' | 'serve';

/** Limits by kind and by who calls. What is absent is not limited. */
export type Rates = Readonly<Partial<Record<CallKind, { readonly address?: Rate; readonly merchant?: Rate }>>>;

/**
 * The house rule. An address may be an office or a mobile network with many buyers behind it, so that it may do more than one person
 * would; a merchant's own limit keeps one shop in trouble from taking all there is.
 */
export const houseRates: Rates = {
  decide: { address: { every: 1_000, burst: 60 }, merchant: { every: 20, burst: 500 } },
  read: { address: { every: 100, burst: 300 } },
  // Registers count our calls too: this is somebody who types, not somebody who copies a register.
  search: { address: { every: 2_000, burst: 40 }, merchant: { every: 100, burst: 200 } },
  serve: { merchant: { every: 20, burst: 500 } },
};

/** A rate, and what it is counted under. */
export interface Counted extends Rate {
  readonly key: string;
}

/** What a call counts for. Addresses are persons' data: only a keyed hash of them is kept, and a little while. */
export function countedFor(
  rates: Rates,
  kind: CallKind,
  { key, address }: { readonly key: string; readonly address: string | undefined },
  { blind }: Pick<Vault, 'blind'>,
): readonly Counted[] {
  const rate = rates[kind];
  return [
    ...(rate?.merchant ? [{ key: blind(`${kind}:merchant:${key}`), ...rate.merchant }] : []),
    ...(rate?.address && address !== undefined
      ? [{ key: blind(`${kind}:address:${networkOf(address)}`), ...rate.address }]
      : []),
  ];
}

/** An IPv6 address stands for the network of 64 bits that its owner has; IPv4 in IPv6 is IPv4. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/u, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = head.split(':');
  const missing = plain.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0;
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...tail.split(':')].slice(0, 4).join(':');
}
