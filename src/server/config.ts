import type * as z from 'zod';
import type { Mode } from '../domain/issue.js';
import type { LegalTexts } from '../domain/terms.js';
import { findMixtures } from './config-mode.js';
import { findSameKey, keyVariables } from './config-keys.js';
import type { ConfigProblem } from './config-problems.js';
import {
  describeBillie,
  describeUpstreams,
  describeWebhook,
  upstreamSets,
  upstreamVariables,
} from './config-upstreams.js';
import {
  databaseUrl,
  folder,
  givenIn,
  hosts,
  level,
  line,
  mode,
  page,
  port,
  readVariables,
  text,
  whole,
  yes,
} from './config-values.js';
import { billieTexts, type BillieOptions } from './adapters/billie/billie.js';
import { providerDeadline } from './use-cases/decide-with-provider.js';
import { houseRetention, type Retention } from './use-cases/personal-data.js';
import type { MasterKeys } from './use-cases/unlock.js';
import type { WebhookSecret } from './use-cases/receive-webhook.js';
import type { UpstreamAccess } from './verifiers.js';
import { verifyDeadline } from './verify.js';

/** What the executable needs to know before it can start. */
export interface ServerConfig extends MasterKeys {
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly mode: Mode;
  readonly legal: Readonly<Record<Mode, LegalTexts | undefined>>;
  readonly upstreams: UpstreamAccess;
  /** The account at Billie; without one nobody's orders are financed by it. */
  readonly billie: BillieOptions | undefined;
  readonly providerWebhook: WebhookSecret | undefined;
  /** Milliseconds. */
  readonly providerDeadline: number;
  /** Milliseconds. */
  readonly verifyDeadline: number;
  /** Days. */
  readonly retention: Retention;
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

/** Every variable that is read, and how. */
const variables = {
  DATABASE_URL: databaseUrl,
  HOST: text.default('127.0.0.1'),
  PORT: port.default(8_080),
  LOG_LEVEL: level.default('info'),
  BILLIE_INVOICE_MODE: mode,
  ...keyVariables,
  BILLIE_INVOICE_HOUSE_LIVE: yes.optional(),
  BILLIE_INVOICE_LEGAL_CREDITOR: line(255).optional(),
  BILLIE_INVOICE_LEGAL_TERMS_URL: page.optional(),
  BILLIE_INVOICE_LEGAL_PRIVACY_URL: page.optional(),
  BILLIE_INVOICE_LEGAL_VERSION: line(64).optional(),
  ...upstreamVariables,
  BILLIE_INVOICE_SANDBOX_HOSTS: hosts.default([]),
  BILLIE_INVOICE_VERIFY_MILLISECONDS: whole(100, 30_000).default(verifyDeadline),
  BILLIE_INVOICE_PROVIDER_MILLISECONDS: whole(500, 30_000).default(providerDeadline),
  BILLIE_INVOICE_RETENTION_WITHOUT_ORDER_DAYS: whole(1, 36_525).default(houseRetention.withoutOrder),
  BILLIE_INVOICE_RETENTION_CLOSED_ORDER_DAYS: whole(1, 36_525).default(houseRetention.closedOrder),
  BILLIE_INVOICE_RETENTION_CALLS_DAYS: whole(1, 36_525).default(houseRetention.calls),
  BILLIE_INVOICE_RETENTION_DELIVERIES_DAYS: whole(1, 36_525).default(houseRetention.deliveries),
  BILLIE_INVOICE_DATABASE_CONNECTIONS: whole(2, 1_000).default(10),
  BILLIE_INVOICE_METRICS_HOST: text.default('127.0.0.1'),
  BILLIE_INVOICE_METRICS_PORT: port.optional(),
  BILLIE_INVOICE_SDK_FOLDER: folder.optional(),
  BILLIE_INVOICE_PROXIES: whole(0, 5).default(0),
  BILLIE_INVOICE_DRAIN_SECONDS: whole(0, 300).default(5),
  BILLIE_INVOICE_STOP_SECONDS: whole(1, 300).default(20),
} as const;

export type Variable = keyof typeof variables;
export type Values = { readonly [Name in Variable]: z.output<(typeof variables)[Name]> };

/** Reads the environment (`readVariables`). */
export function readConfig(environment: Environment): ConfigReading {
  const { values, problems: unread } = readVariables(variables, environment);
  const problems = [
    ...unread,
    ...findUnknown(environment),
    ...findHalves(environment),
    ...findClash(values),
    ...findSameKey(values),
  ];
  // What could not be read is not also missing.
  const named = new Set(problems.map(({ variable }) => variable));
  problems.push(...findMixtures(values).filter(({ variable }) => !named.has(variable)));
  return problems.length > 0
    ? { status: 'invalid', problems }
    : { status: 'valid', config: describeConfig(values as Values) };
}

/** A misspelt name would be a setting that silently is not made. */
function findUnknown(environment: Environment): ConfigProblem[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !Object.hasOwn(variables, name))
    .map((variable) => ({ variable, code: 'unknown_variable' }));
}

const sets: readonly (readonly Variable[])[] = [
  ...upstreamSets,
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
  const { BILLIE_INVOICE_MODE: world, BILLIE_INVOICE_METRICS_PORT: metricsPort } = values;
  const isHouseSilent = world === 'live' && values.BILLIE_INVOICE_HOUSE_LIVE === undefined;
  const legal = isHouseSilent ? undefined : describeLegal(values);
  return {
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.BILLIE_INVOICE_DATABASE_CONNECTIONS,
    masterKey: values.BILLIE_INVOICE_MASTER_KEY,
    masterKeyBefore: values.BILLIE_INVOICE_MASTER_KEY_BEFORE,
    mode: world,
    // In test mode the house plays Billie, unless somebody says otherwise.
    legal: world === 'live' ? { test: undefined, live: legal } : { test: legal ?? billieTexts, live: undefined },
    billie: describeBillie(values),
    providerWebhook: describeWebhook(values),
    providerDeadline: values.BILLIE_INVOICE_PROVIDER_MILLISECONDS,
    upstreams: describeUpstreams(values),
    verifyDeadline: values.BILLIE_INVOICE_VERIFY_MILLISECONDS,
    retention: {
      withoutOrder: values.BILLIE_INVOICE_RETENTION_WITHOUT_ORDER_DAYS,
      closedOrder: values.BILLIE_INVOICE_RETENTION_CLOSED_ORDER_DAYS,
      calls: values.BILLIE_INVOICE_RETENTION_CALLS_DAYS,
      deliveries: values.BILLIE_INVOICE_RETENTION_DELIVERIES_DAYS,
    },
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

// The four, like the sets below, have been found to be all there or all absent.
function describeLegal({
  BILLIE_INVOICE_LEGAL_CREDITOR: creditor,
  BILLIE_INVOICE_LEGAL_TERMS_URL: termsUrl,
  BILLIE_INVOICE_LEGAL_PRIVACY_URL: privacyUrl,
  BILLIE_INVOICE_LEGAL_VERSION: version,
}: Values): LegalTexts | undefined {
  return creditor && termsUrl && privacyUrl && version ? { creditor, termsUrl, privacyUrl, version } : undefined;
}
