/** What each code means, as the end of a sentence that begins with the variable's name. The value is never repeated: it may be secret. */
const sentences = {
  missing: 'is needed',
  unknown_variable: 'is not a variable that is read; is it misspelt?',
  half_given: 'is needed too, because others that belong to it are there',
  not_a_number: 'must be a whole number',
  out_of_range: 'is too small, too large or too long',
  not_a_url: 'must be a complete address with http:// or https://',
  not_a_base_url: 'must be an address that paths can be added to: without user, query and fragment',
  not_a_database_url: 'must be an address of PostgreSQL: postgres://user:password@host:5432/database',
  not_a_log_level: 'must be trace, debug, info, warn, error, fatal or silent',
  not_a_mode: 'must be test or live',
  not_a_key: 'must be 32 bytes in base64, such as `openssl rand -base64 32` makes them',
  not_random: 'is not random; `openssl rand -base64 32` makes one that is',
  same_key: 'must be the key that was there before, not the present one; absent when the master key does not change',
  wrong_key: 'does not open this database, which was sealed by another one',
  not_countries: 'must be countries that we know, such as DE, AT',
  not_a_header: 'must be the name of a header',
  not_a_eu_vat_number: 'must be your own VAT number, without blanks: country and number',
  not_a_vat_number: 'must be your own German VAT number: DE and nine digits',
  too_short: 'is too short to be a secret',
  not_host_names: 'must be names of hosts, with commas between them',
  no_such_folder: 'must be a folder that is there',
  port_taken: 'must be another port than PORT',
  not_yes: 'must be yes, or absent',
  switch_missing:
    'must be yes in live mode without an account at Billie: the house itself then buys the claims, and bears the risk',
  not_in_test: 'is for live mode only',
  creditor_missing: 'is needed in live mode, with the three other texts: buyers must be told who buys the claim',
  creditor_is_billie: 'must be whoever buys the claims; where the house finances, that is not Billie',
  not_sandbox:
    'must lead to a sandbox in test mode: to this machine, or to a host named in BILLIE_INVOICE_SANDBOX_HOSTS',
  is_sandbox: 'leads to a sandbox, which has no place in live mode',
  not_https: 'must be https:// in live mode',
  real_host: 'names a host that is not a sandbox',
} as const;

export type ConfigProblemCode = keyof typeof sentences;

/** Something wrong with the configuration. */
export interface ConfigProblem {
  /** Name in the environment. */
  readonly variable: string;
  readonly code: ConfigProblemCode;
}

/** A problem as a sentence for the operator. */
export function describeConfigProblem({ variable, code }: ConfigProblem): string {
  return `${variable} ${sentences[code]}.`.replace(/\?\.$/u, '?');
}
