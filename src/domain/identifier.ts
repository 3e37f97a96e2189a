import type { NumberRule } from './country.js';
import type { FieldPath, Issue, IssueCode } from './issue.js';

/** What became of something typed: nothing, a value with its tidy form and perhaps doubts, or no value. */
export type Checked<Value> =
  | { readonly status: 'empty' }
  | { readonly status: 'valid'; readonly value: Value; readonly display: string; readonly issues: readonly Issue[] }
  | { readonly status: 'invalid'; readonly issues: readonly Issue[] };

/** Capitals, without blanks, invisible characters and the separators people use. */
export function compact(input: string): string {
  return input.toUpperCase().replace(/[\s\p{Pd}\p{Cf}./,:·_]/gu, '');
}

/** Tells whether a compact number has the shape of a rule and passes its check. */
export function passes({ pattern, check }: NumberRule, body: string): boolean {
  return pattern.test(body) && (!check || check(body));
}

/**
 * The reading of a number that is meant: one that passes, else one that has the right shape.
 *
 * @param sure what was typed, perhaps without what is no part of it
 * @param guessed with something added: taken only if it passes, since nobody may be given another number than was typed
 */
export function chooseReading(
  rule: NumberRule,
  sure: readonly string[],
  guessed: readonly string[] = [],
): string | undefined {
  return [...sure, ...guessed].find((body) => passes(rule, body)) ?? sure.find((body) => rule.pattern.test(body));
}

/** The compact form in the groups in which it is shown. */
export function grouped(body: string, { groups: sizes = [], separator = ' ' }: NumberRule): string {
  const groups: string[] = [];
  let rest = body;
  for (const size of sizes) {
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest].filter(Boolean).join(separator);
}

/** The doubt about a number of the right shape, if there is one. */
export function doubts(rule: NumberRule, body: string, path: FieldPath, code: IssueCode): readonly Issue[] {
  return passes(rule, body) ? [] : [{ path, code, severity: 'warning' }];
}

/** No number, and what one looks like. */
export function unreadable(path: FieldPath, code: IssueCode, { example, localName }: NumberRule): Checked<never> {
  return { status: 'invalid', issues: [{ path, code, severity: 'error', params: { example, name: localName } }] };
}
