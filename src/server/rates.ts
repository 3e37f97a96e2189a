import type { Company } from '../domain/company.js';
import type { Mode } from '../domain/issue.js';
import { ledgerNames } from './company-names.js';
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
export interface Rates extends Readonly<
  Partial<Record<CallKind, { readonly address?: Rate; readonly merchant?: Rate }>>
> {
  /** How often decisions may be asked for one company, by all merchants of a mode together. */
  readonly company?: Readonly<Partial<Record<Mode, Rate>>>;
}

/**
 * The house rule. An address may be an office or a mobile network with many buyers behind it, so that it may do more than one person
 * would; a merchant's own limit keeps one shop in trouble from taking all there is.
 *
 * A company's purchasing may order 30 times at once and 360 times an hour, wherever it likes. Who feels for its limit by halving amounts
 * needs some eleven questions to know it to 10 EUR: after the first few times that takes two minutes each, from however many addresses
 * and shops. In test mode everyone asks for the same few companies whose numbers are published, and there is no limit to be learnt.
 */
export const houseRates: Rates = {
  decide: { address: { every: 1_000, burst: 60 }, merchant: { every: 20, burst: 500 } },
  read: { address: { every: 100, burst: 300 } },
  // Registers count our calls too: this is somebody who types, not somebody who copies a register.
  search: { address: { every: 2_000, burst: 40 }, merchant: { every: 100, burst: 200 } },
  serve: { merchant: { every: 20, burst: 500 } },
  company: { live: { every: 10_000, burst: 30 }, test: { every: 1_000, burst: 100 } },
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

/** What a decision counts for besides, under the strongest name that was typed (`companyKeys`); kept as a keyed hash like the others. */
export function countedForCompany(
  rates: Rates,
  mode: Mode,
  company: Company,
  vault: Pick<Vault, 'blind'>,
): readonly Counted[] {
  const rate = rates.company?.[mode];
  const [name] = ledgerNames(company, vault);
  return rate && name !== undefined ? [{ key: vault.blind(`company:${mode}:${name}`), ...rate }] : [];
}

/** In whole seconds, until one more call is certainly paid for. */
export function pauseFor(counted: readonly Counted[]): number {
  return Math.max(1, ...counted.map(({ every }) => Math.ceil(every / 1_000)));
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
