import { statSync } from 'node:fs';
import * as z from 'zod';
import { isCountryCode, type CountryCode } from '../domain/country.js';
import type { ConfigProblem, ConfigProblemCode } from './config-problems.js';

// How single variables are read. What is wrong is the message of its check.

const code = (name: ConfigProblemCode): ConfigProblemCode => name;
export const text = z.string();
export const line = (most: number) => text.max(most, code('out_of_range'));
export const whole = (least: number, most: number) =>
  text
    .regex(/^\d{1,6}$/u, code('not_a_number'))
    .transform(Number)
    .pipe(z.number().min(least, code('out_of_range')).max(most, code('out_of_range')));
export const port = whole(0, 65_535);
export const page = text.refine((value) => isAddress(value, /^https?:$/u), code('not_a_url'));
// Paths are added to it, and `fetch` refuses credentials in an address.
export const baseUrl = page
  .refine((value) => !/[?#]|\/\/[^/]*@/u.test(value), code('not_a_base_url'))
  .transform((value) => value.replace(/\/$/u, ''));
export const databaseUrl = text.refine((value) => isAddress(value, /^postgres(?:ql)?:$/u), code('not_a_database_url'));
export const masterKey = text
  .regex(/^[A-Za-z\d+/]{43}=$/u, code('not_a_key'))
  .transform((value) => new Uint8Array(Buffer.from(value, 'base64')))
  // Of 32 random bytes some 30 differ; fewer than 16 mean that a person made them up.
  .refine((bytes) => new Set(bytes).size >= 16, code('not_random'));
export const hosts = text
  .transform((value) => value.toLowerCase().split(/[\s,]+/u))
  .refine((names) => names.every((name) => /^[a-z\d][a-z\d.-]*$/u.test(name)), code('not_host_names'));
export const countries = text
  .transform((value) => value.toUpperCase().split(/[\s,]+/u))
  .refine((codes): codes is CountryCode[] => codes.every(isCountryCode), code('not_countries'));
export const headerName = text.regex(/^[A-Za-z\d-]{1,64}$/u, code('not_a_header'));
export const euVatNumber = text.regex(/^[A-Z]{2}[\dA-Z+*]{2,12}$/u, code('not_a_eu_vat_number'));
export const vatNumber = text.regex(/^DE\d{9}$/u, code('not_a_vat_number'));
export const mode = z.enum(['test', 'live'], code('not_a_mode'));
export const yes = z.literal('yes', code('not_yes'));
export const level = z.enum(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const,
  code('not_a_log_level'),
);
export const folder = text.refine(isFolder, code('no_such_folder'));

/** What was read, and what was wrong. A value that is absent here is one of the problems, or may be absent. */
export interface Reading<Schemas extends Readonly<Record<string, z.ZodType>>> {
  readonly values: { readonly [Name in keyof Schemas]?: z.output<Schemas[Name]> };
  readonly problems: readonly ConfigProblem[];
}

/** Reads variables of an environment. What is empty counts as absent; blanks around a value do not count. */
export function readVariables<Schemas extends Readonly<Record<string, z.ZodType>>>(
  schemas: Schemas,
  environment: Readonly<Record<string, string | undefined>>,
): Reading<Schemas> {
  const problems: ConfigProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [variable, schema] of Object.entries(schemas)) {
    const given = givenIn(environment, variable);
    const reading = schema.safeParse(given);
    if (reading.success) values[variable] = reading.data;
    else problems.push({ variable, code: given === undefined ? 'missing' : codeOf(reading.error) });
  }
  return { values: values as Reading<Schemas>['values'], problems };
}

/** A variable's value, if it has one. */
export function givenIn(
  environment: Readonly<Record<string, string | undefined>>,
  variable: string,
): string | undefined {
  const given = environment[variable]?.trim();
  return given === '' ? undefined : given;
}

function codeOf({ issues }: z.core.$ZodError): ConfigProblemCode {
  return issues[0]?.message as ConfigProblemCode;
}

function isAddress(value: string, protocol: RegExp): boolean {
  return URL.canParse(value) && protocol.test(new URL(value).protocol);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
