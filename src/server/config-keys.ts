import type { ConfigProblem } from './config-problems.js';
import { masterKey, readVariables } from './config-values.js';
import type { MasterKeys } from './use-cases/unlock.js';

/** Variables of the master key. */
export const keyVariables = {
  BILLIE_INVOICE_MASTER_KEY: masterKey,
  BILLIE_INVOICE_MASTER_KEY_BEFORE: masterKey.optional(),
} as const;

interface KeyValues {
  readonly BILLIE_INVOICE_MASTER_KEY?: Uint8Array | undefined;
  readonly BILLIE_INVOICE_MASTER_KEY_BEFORE?: Uint8Array | undefined;
}

export type KeysReading =
  | { readonly status: 'valid'; readonly keys: MasterKeys }
  | { readonly status: 'invalid'; readonly problems: readonly ConfigProblem[] };

/** The master keys alone, as a start reads them: for commands, which need little else of the configuration. */
export function readMasterKeys(environment: Readonly<Record<string, string | undefined>>): KeysReading {
  const { values, problems } = readVariables(keyVariables, environment);
  const { BILLIE_INVOICE_MASTER_KEY: given, BILLIE_INVOICE_MASTER_KEY_BEFORE: before } = values;
  const all = [...problems, ...findSameKey(values)];
  return all.length === 0 && given
    ? { status: 'valid', keys: { masterKey: given, masterKeyBefore: before } }
    : { status: 'invalid', problems: all };
}

/** Whoever gives one key twice believes that the master key is being changed. */
export function findSameKey({
  BILLIE_INVOICE_MASTER_KEY: given,
  BILLIE_INVOICE_MASTER_KEY_BEFORE: before,
}: KeyValues): ConfigProblem[] {
  const isSame = given !== undefined && before !== undefined && Buffer.compare(given, before) === 0;
  return isSame ? [{ variable: 'BILLIE_INVOICE_MASTER_KEY_BEFORE', code: 'same_key' }] : [];
}
