import type { FieldPath } from './field-path.js';

export { fieldPaths, type FieldPath } from './field-path.js';

/**
 * Everything that can be wrong with what a buyer typed. Each code has a sentence in every locale file; a code without one does not
 * compile.
 */
export const issueCodes = [
  'required',
  'too_long',
  'characters_not_allowed',
  'legal_form_unknown',
  'vat_number_shape',
  'vat_number_check_digit',
  'vat_number_foreign',
  'vat_number_is_tax_number',
  'vat_number_is_personal',
  'registration_number_shape',
  'registration_number_check_digit',
  'registration_number_other_register',
  'postcode_shape',
  'email_shape',
  'phone_shape',
  'not_confirmed',
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** `error` stops; `warning` stops until the buyer insists; `hint` never stops. */
export type Severity = 'error' | 'warning' | 'hint';

/** Something the buyer can put right (house rules, "Something wrong is one of four"). */
export interface Issue {
  readonly path: FieldPath;
  readonly code: IssueCode;
  readonly severity: Severity;
  /** Values for the sentence: `example`, `digits`, `country`, `register`, `longest`. Never what the buyer typed. */
  readonly params?: Readonly<Record<string, string>>;
}

/** How strict a check is. In test mode doubts are hints, because the provider's published test buyers fail their check digits. */
export interface CheckOptions {
  readonly mode: Mode;
  /** Fields whose warning the buyer has answered with "it is right as it is". */
  readonly insisted?: readonly FieldPath[];
}

/** Test and live share nothing: no company, key, exposure or token. */
export const modes = ['test', 'live'] as const;
export type Mode = (typeof modes)[number];

/** Applies mode and insistence to raw issues: test mode and insistence turn warnings into hints. */
export function weighIssues(issues: readonly Issue[], { mode, insisted = [] }: CheckOptions): readonly Issue[] {
  return issues.map((issue) =>
    issue.severity === 'warning' && (mode === 'test' || insisted.includes(issue.path))
      ? { ...issue, severity: 'hint' }
      : issue,
  );
}

/** Tells whether these issues keep the entry from being sent. */
export function isBlocking(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity !== 'hint');
}
