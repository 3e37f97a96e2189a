import type { PostcodeRule } from './country.js';
import { compact, type Checked } from './identifier.js';

/** Reads a postcode: blanks, hyphens, lower case and a country prefix ("D-77716", "NO-0025") are how people write it. */
export function checkPostcode(rule: PostcodeRule, input: string): Checked<string> {
  let code = compact(input);
  if (!code) return { status: 'empty' };
  const prefix = rule.prefixes.find(
    (candidate) => code.startsWith(candidate) && rule.pattern.test(code.slice(candidate.length)),
  );
  if (prefix) code = code.slice(prefix.length);
  if (!rule.pattern.test(code)) {
    const { example, digits } = rule;
    const params = { example, ...(digits !== undefined && { digits: String(digits) }) };
    return {
      status: 'invalid',
      issues: [{ path: 'company.address.postcode', code: 'postcode_shape', severity: 'error', params }],
    };
  }
  const [size] = rule.groups ?? [];
  const value = size === undefined ? code : `${code.slice(0, size)} ${code.slice(size)}`;
  return { status: 'valid', value, display: value, issues: [] };
}
