import { statSync } from 'node:fs';
import * as z from 'zod';
import type { Mode } from '../domain/issue.js';
import type { LegalTexts } from '../domain/terms.js';
import { findMixtures } from './config-mode.js';
import type { ConfigProblem, ConfigProblemCode } from './config-problems.js';
import type { UpstreamAccess } from './verifiers.js';
import { verifyDeadline } from './verify.js';

/** What the executable needs to know before it can start. */
export interface ServerConfig {
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly masterKey: Uint8Array;
  readonly mode: Mode;
  readonly legal: Readonly<Record<Mode, LegalTexts | undefined>>;
  readonly upstreams: UpstreamAccess;
  /** Milliseconds. */
  readonly verifyDeadline: number;
  readonly host: string;
  readonly port: number;
  /** Where the metrics are to be read; nowhere if absent. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  readonly sdkFolder: string | undefined;
  readonly logLevel: string;
  /** How many proxies of our own stand in front (`serve`). */
  readonly proxies: number;
  /** Milliseconds for which calls are still taken once `/ready` says no. */
  readonly drainTime: number;
  /** Milliseconds for calls that run when the process is to end. */
  readonly stopPatience: number;
}

export type ConfigReading =
  | { readonly status: 'valid'; readonly config: ServerConfig }
  /** Everything that is wrong. */
  | { readonly status: 'invalid'; readonly problems: readonly ConfigProblem[] };

/** As `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'BILLIE_INVOICE_';

/** What is wrong is the message of its check. */
const code = (name: ConfigProblemCode): ConfigProblemCode => name;
const text = z.string();
const line = (most: number) => text.max(most, code('out_of_range'));
const whole = (least: number, most: number) =>
  text
    .regex(/^\d{1,6}$/u, code('not_a_number'))
    .transform(Number)
    .pipe(z.number().min(least, code('out_of_range')).max(most, code('out_of_range')));
const port = whole(0, 65_535);
const page = text.refine((value) => isAddress(value, /^https?:$/u), code('not_a_url'));
// Paths are added to it, and `fetch` refuses credentials in an address.
const baseUrl = page
  .refine((value) => !/[?#]|\/\/[^/]*@/u.test(value), code('not_a_base_url'))
  .transform((value) => value.replace(/\/$/u, ''));
const masterKey = text
  .regex(/^[A-Za-z\d+/]{43}=$/u, code('not_a_key'))
  .transform((value) => new Uint8Array(Buffer.from(value, 'base64')))
  // Of 32 random bytes some 30 differ; fewer than 16 mean that a person made them up.
  .refine((bytes) => new Set(bytes).size >= 16, code('not_random'));
const hosts = text
  .transform((value) => value.toLowerCase().split(/[\s,]+/u))
  .refine((names) => names.every((name) => /^[a-z\d][a-z\d.-]*$/u.test(name)), code('not_host_names'));
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Every variable that is read, and how. */
const variables = {
  DATABASE_URL: text.refine((value) => isAddress(value, /^postgres(?:ql)?:$/u), code('not_a_database_url')),
  HOST: text.default('127.0.0.1'),
  PORT: port.default(8_080),
  LOG_LEVEL: z.enum(levels, code('not_a_log_level')).default('info'),
  BILLIE_INVOICE_MODE: z.enum(['test', 'live'], code('not_a_mode')),
  BILLIE_INVOICE_MASTER_KEY: masterKey,
  BILLIE_INVOICE_HOUSE_LIVE: z.literal('yes', code('not_yes')).optional(),
  BILLIE_INVOICE_LEGAL_CREDITOR: line(255).optional(),
  BILLIE_INVOICE_LEGAL_TERMS_URL: page.optional(),
  BILLIE_INVOICE_LEGAL_PRIVACY_URL: page.optional(),
  BILLIE_INVOICE_LEGAL_VERSION: line(64).optional(),
  BILLIE_INVOICE_VIES_URL: baseUrl.optional(),
  BILLIE_INVOICE_BRREG_URL: baseUrl.optional(),
  BILLIE_INVOICE_CREDITSAFE_URL: baseUrl.optional(),
  BILLIE_INVOICE_CREDITSAFE_USERNAME: text.optional(),
  BILLIE_INVOICE_CREDITSAFE_PASSWORD: text.optional(),
  BILLIE_INVOICE_CRIF_URL: baseUrl.optional(),
  BILLIE_INVOICE_CRIF_API_KEY: text.optional(),
  BILLIE_INVOICE_BUERGEL_URL: baseUrl.optional(),
  BILLIE_INVOICE_BUERGEL_API_KEY: text.optional(),
  BILLIE_INVOICE_SANDBOX_HOSTS: hosts.default([]),
  BILLIE_INVOICE_VERIFY_MILLISECONDS: whole(100, 30_000).default(verifyDeadline),
  BILLIE_INVOICE_DATABASE_CONNECTIONS: whole(2, 1_000).default(10),
  BILLIE_INVOICE_METRICS_HOST: text.default('127.0.0.1'),
  BILLIE_INVOICE_METRICS_PORT: port.optional(),
  BILLIE_INVOICE_SDK_FOLDER: text.refine(isFolder, code('no_such_folder')).optional(),
  BILLIE_INVOICE_PROXIES: whole(0, 5).default(0),
  BILLIE_INVOICE_DRAIN_SECONDS: whole(0, 300).default(5),
  BILLIE_INVOICE_STOP_SECONDS: whole(1, 300).default(20),
} as const;

export type Variable = keyof typeof variables;
export type Values = { readonly [Name in Variable]: z.output<(typeof variables)[Name]> };

/** Reads the environment. What is empty counts as absent; blanks around a value do not count. */
export function readConfig(environment: Environment): ConfigReading {
  const problems: ConfigProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [variable, schema] of Object.entries(variables)) {
    const given = givenIn(environment, variable);
    const reading = schema.safeParse(given);
    if (reading.success) values[variable] = reading.data;
    else problems.push({ variable, code: given === undefined ? 'missing' : codeOf(reading.error) });
  }
  const known = values as Partial<Values>;
  problems.push(...findUnknown(environment), ...findHalves(environment), ...findClash(known));
  // What could not be read is not also missing.
  const named = new Set(problems.map(({ variable }) => variable));
  problems.push(...findMixtures(known).filter(({ variable }) => !named.has(variable)));
  return problems.length > 0
    ? { status: 'invalid', problems }
    : { status: 'valid', config: describeConfig(values as Values) };
}

function codeOf({ issues }: z.core.$ZodError): ConfigProblemCode {
  return issues[0]?.message as ConfigProblemCode;
}

function givenIn(environment: Environment, variable: string): string | undefined {
  const given = environment[variable]?.trim();
  return given === '' ? undefined : given;
}

function isAddress(value: string, protocol: RegExp): boolean {
  return URL.canParse(value) && protocol.test(new URL(value).protocol);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A misspelt name would be a setting that silently is not made. */
function findUnknown(environment: Environment): ConfigProblem[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !Object.hasOwn(variables, name))
    .map((variable) => ({ variable, code: 'unknown_variable' }));
}

/** What is only good together: one without the others would leave a source out without a word. */
const sets: readonly (readonly Variable[])[] = [
  ['BILLIE_INVOICE_CREDITSAFE_URL', 'BILLIE_INVOICE_CREDITSAFE_USERNAME', 'BILLIE_INVOICE_CREDITSAFE_PASSWORD'],
  ['BILLIE_INVOICE_CRIF_URL', 'BILLIE_INVOICE_CRIF_API_KEY'],
  ['BILLIE_INVOICE_BUERGEL_URL', 'BILLIE_INVOICE_BUERGEL_API_KEY'],
  [
    'BILLIE_INVOICE_LEGAL_CREDITOR',
    'BILLIE_INVOICE_LEGAL_TERMS_URL',
    'BILLIE_INVOICE_LEGAL_PRIVACY_URL',
    'BILLIE_INVOICE_LEGAL_VERSION',
  ],
];

function findHalves(environment: Environment): ConfigProblem[] {
  return sets.flatMap((set) => {
    const absent = set.filter((variable) => givenIn(environment, variable) === undefined);
    return absent.length < set.length ? absent.map((variable) => ({ variable, code: 'half_given' }) as const) : [];
  });
}

/** With one port for both, the second to listen would fail. */
function findClash({ PORT, BILLIE_INVOICE_METRICS_PORT: metricsPort }: Partial<Values>): ConfigProblem[] {
  const isClash = metricsPort !== undefined && metricsPort !== 0 && metricsPort === PORT;
  return isClash ? [{ variable: 'BILLIE_INVOICE_METRICS_PORT', code: 'port_taken' }] : [];
}

function describeConfig(values: Values): ServerConfig {
  const { BILLIE_INVOICE_MODE: mode, BILLIE_INVOICE_METRICS_PORT: metricsPort } = values;
  const legal = describeLegal(values);
  return {
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.BILLIE_INVOICE_DATABASE_CONNECTIONS,
    masterKey: values.BILLIE_INVOICE_MASTER_KEY,
    mode,
    legal: mode === 'live' ? { test: undefined, live: legal } : { test: legal ?? billieTexts, live: undefined },
    upstreams: describeUpstreams(values),
    verifyDeadline: values.BILLIE_INVOICE_VERIFY_MILLISECONDS,
    host: values.HOST,
    port: values.PORT,
    metrics: metricsPort === undefined ? undefined : { host: values.BILLIE_INVOICE_METRICS_HOST, port: metricsPort },
    sdkFolder: values.BILLIE_INVOICE_SDK_FOLDER,
    logLevel: values.LOG_LEVEL,
    proxies: values.BILLIE_INVOICE_PROXIES,
    drainTime: values.BILLIE_INVOICE_DRAIN_SECONDS * 1_000,
    stopPatience: values.BILLIE_INVOICE_STOP_SECONDS * 1_000,
  };
}

/** What test mode shows if nobody says otherwise (`legal` in services.ts). */
const billieTexts: LegalTexts = {
  creditor: 'Billie',
  termsUrl: 'https://www.billie.io/en/terms',
  privacyUrl: 'https://www.billie.io/en/privacy-policy/buyer',
  version: '2026-11',
};

// The four, like the sets below, have been found to be all there or all absent.
function describeLegal({
  BILLIE_INVOICE_LEGAL_CREDITOR: creditor,
  BILLIE_INVOICE_LEGAL_TERMS_URL: termsUrl,
  BILLIE_INVOICE_LEGAL_PRIVACY_URL: privacyUrl,
  BILLIE_INVOICE_LEGAL_VERSION: version,
}: Values): LegalTexts | undefined {
  return creditor && termsUrl && privacyUrl && version ? { creditor, termsUrl, privacyUrl, version } : undefined;
}

function describeUpstreams(values: Values): UpstreamAccess {
  const keyed = (baseUrl: string | undefined, apiKey: string | undefined): UpstreamAccess['crif'] =>
    baseUrl && apiKey ? { baseUrl, apiKey } : undefined;
  const {
    BILLIE_INVOICE_CREDITSAFE_URL: baseUrl,
    BILLIE_INVOICE_CREDITSAFE_USERNAME: username,
    BILLIE_INVOICE_CREDITSAFE_PASSWORD: password,
  } = values;
  return {
    vies: values.BILLIE_INVOICE_VIES_URL,
    brreg: values.BILLIE_INVOICE_BRREG_URL,
    creditsafe: baseUrl && username && password ? { baseUrl, username, password } : undefined,
    crif: keyed(values.BILLIE_INVOICE_CRIF_URL, values.BILLIE_INVOICE_CRIF_API_KEY),
    buergel: keyed(values.BILLIE_INVOICE_BUERGEL_URL, values.BILLIE_INVOICE_BUERGEL_API_KEY),
  };
}
