import { approvedProducts, foldActivation } from '../../domain/merchant.js';
import type { MerchantEntry, MerchantFact, MerchantKey, Recorded, SettingChanges } from '../merchant-port.js';

/** A merchant for programs: what its activation comes to, and how it came to that. */
export function toData({ activation, ...entry }: MerchantEntry): object {
  return { ...entry, activation: foldActivation(activation), products: approvedProducts(activation) };
}

/** A merchant for people, with the keys that are still good. */
export function describeEntry(entry: MerchantEntry, now: Date): string[] {
  const keys = entry.keys.filter(({ validUntil }) => validUntil === null || validUntil > now);
  return [
    `${entry.name} (${entry.mode})`,
    `  id           ${entry.id}`,
    `  state        ${describeActivation(entry)}`,
    ...keys.map((key) => `  ${key.kind.padEnd(12)} ${describeKey(key)}`),
    `  products     ${approvedProducts(entry.activation).join(', ') || 'none'}${entry.restrictsProducts ? ', and no others' : ''}`,
    `  origins      ${entry.origins.join(', ') || 'none: browsers may not call for it'}`,
    `  terms        ${entry.paymentTermDays} days, basket token ${entry.basketToken}, financed by ${entry.provider === 'house' ? 'the house' : 'Billie'}`,
  ];
}

function describeKey({ kind, shown, validUntil }: MerchantKey): string {
  const name = kind === 'secret' ? `…${shown}` : shown;
  return validUntil ? `${name} until ${validUntil.toISOString()}` : name;
}

/** Where a merchant's activation stands, and what was done to it last. */
export function describeActivation({ activation: facts }: MerchantEntry): string {
  const state = foldActivation(facts);
  const last = facts.at(-1);
  const told = last ? ` (${last.type}${before(' by ', last.by)}${before(': ', last.because)})` : '';
  return (state.status === 'active' ? 'active' : `inactive: ${state.reasons.join(', ')}`) + told;
}

/** A fact, and beneath it what it changed. */
export function describeFact(fact: Recorded<MerchantFact>): readonly string[] {
  const about = 'product' in fact ? ` ${fact.product}` : '';
  const told = `${fact.at.toISOString()} ${fact.type}${about}${before(' by ', fact.by)}${before(': ', fact.because)}`;
  if (fact.type === 'key_replaced')
    return [told, `  ${fact.kind} key …${fact.hint}, those before it until ${fact.earlierUntil}`];
  return fact.type === 'settings_changed'
    ? [told, ...describeChanges(fact.changes).map((line) => `  ${line}`)]
    : [told];
}

/** A line for each setting: what it was and what it is. */
export function describeChanges(changes: SettingChanges): readonly string[] {
  return Object.entries(changes).map(([setting, { from, to }]) => `${setting}: ${inWords(from)} -> ${inWords(to)}`);
}

function inWords(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}

function before(mark: string, text: string | undefined): string {
  return text === undefined ? '' : mark + text;
}
