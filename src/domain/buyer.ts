import type { Company } from './company.js';
import { fieldPaths, type FieldPath } from './field-path.js';
import type { Issue } from './issue.js';

/** The person who orders for the company. */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164 where it could be read, else as typed. */
  readonly phone?: string;
}

/** A buyer whose entry passed every check. */
export interface Buyer {
  readonly company: Company;
  readonly contact: Contact;
  /** The buyer's own order number, printed on the invoice. */
  readonly purchaseOrder?: string;
  /** Where the invoice goes, if not to the contact. */
  readonly invoiceEmail?: string;
}

/** What a buyer typed, as text, by field. An absent field is an empty one. */
export type BuyerEntry = Readonly<Partial<Record<FieldPath, string>>>;

export type BuyerCheck =
  | { readonly status: 'valid'; readonly buyer: Buyer; readonly issues: readonly Issue[] }
  | { readonly status: 'invalid'; readonly issues: readonly Issue[] };

/** Any nesting of texts by name: how an entry looks on the wire. */
export interface NestedText {
  readonly [name: string]: string | NestedText;
}

/** Turns an entry into the wire's nested form, leaving out what is empty: `{company: {name: ...}}`. */
export function nestEntry(entry: BuyerEntry): NestedText {
  const root: Record<string, string | NestedText> = {};
  for (const path of fieldPaths) {
    const text = entry[path]?.trim();
    if (!text) continue;
    const names = path.split('.');
    const last = names.pop() as string;
    let place = root;
    for (const name of names) place = (place[name] ??= {}) as Record<string, string | NestedText>;
    place[last] = text;
  }
  return root;
}

/** Reads the known fields out of anything nested; what is no text, or unknown, is left out. */
export function flattenEntry(nested: unknown): BuyerEntry {
  const entry: Partial<Record<FieldPath, string>> = {};
  for (const path of fieldPaths) {
    const text = path.split('.').reduce<unknown>((place, name) => ownMember(place, name), nested);
    if (typeof text === 'string' && text !== '') entry[path] = text;
  }
  return entry;
}

function ownMember(place: unknown, name: string): unknown {
  return typeof place === 'object' && place !== null && Object.hasOwn(place, name)
    ? (place as Record<string, unknown>)[name]
    : undefined;
}
