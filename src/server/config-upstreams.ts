import type * as z from 'zod';
import type { BillieOptions } from './adapters/billie/billie.js';
import { baseUrl, countries, euVatNumber, headerName, line, text, vatNumber } from './config-values.js';
import type { WebhookSecret } from './use-cases/receive-webhook.js';
import type { UpstreamAccess } from './verifiers.js';

/** Variables that say where the outside sources are, and what opens them. */
export const upstreamVariables = {
  BILLIE_INVOICE_BILLIE_URL: baseUrl.optional(),
  BILLIE_INVOICE_BILLIE_CLIENT_ID: text.optional(),
  BILLIE_INVOICE_BILLIE_CLIENT_SECRET: text.optional(),
  BILLIE_INVOICE_BILLIE_COUNTRIES: countries.optional(),
  BILLIE_INVOICE_BILLIE_WEBHOOK_HEADER: headerName.optional(),
  BILLIE_INVOICE_BILLIE_WEBHOOK_KEY: line(1_000).min(16, 'too_short').optional(),
  BILLIE_INVOICE_VIES_URL: baseUrl.optional(),
  BILLIE_INVOICE_VIES_REQUESTER: euVatNumber.optional(),
  BILLIE_INVOICE_EVATR_URL: baseUrl.optional(),
  BILLIE_INVOICE_EVATR_VAT_NUMBER: vatNumber.optional(),
  BILLIE_INVOICE_BRREG_URL: baseUrl.optional(),
  BILLIE_INVOICE_PRH_URL: baseUrl.optional(),
  BILLIE_INVOICE_ANNUAIRE_URL: baseUrl.optional(),
  BILLIE_INVOICE_GLEIF_URL: baseUrl.optional(),
  BILLIE_INVOICE_BOLAGSVERKET_URL: baseUrl.optional(),
  BILLIE_INVOICE_BOLAGSVERKET_TOKEN_URL: baseUrl.optional(),
  BILLIE_INVOICE_BOLAGSVERKET_CLIENT_ID: text.optional(),
  BILLIE_INVOICE_BOLAGSVERKET_CLIENT_SECRET: text.optional(),
  BILLIE_INVOICE_KVK_URL: baseUrl.optional(),
  BILLIE_INVOICE_KVK_API_KEY: text.optional(),
  BILLIE_INVOICE_CVR_URL: baseUrl.optional(),
  BILLIE_INVOICE_CVR_USERNAME: text.optional(),
  BILLIE_INVOICE_CVR_PASSWORD: text.optional(),
  BILLIE_INVOICE_FIRMENBUCH_URL: baseUrl.optional(),
  BILLIE_INVOICE_FIRMENBUCH_API_KEY: text.optional(),
  BILLIE_INVOICE_CREDITSAFE_URL: baseUrl.optional(),
  BILLIE_INVOICE_CREDITSAFE_USERNAME: text.optional(),
  BILLIE_INVOICE_CREDITSAFE_PASSWORD: text.optional(),
  BILLIE_INVOICE_CRIF_URL: baseUrl.optional(),
  BILLIE_INVOICE_CRIF_API_KEY: text.optional(),
  BILLIE_INVOICE_BUERGEL_URL: baseUrl.optional(),
  BILLIE_INVOICE_BUERGEL_API_KEY: text.optional(),
} as const;

export type UpstreamVariable = keyof typeof upstreamVariables;
type Values = { readonly [Name in UpstreamVariable]: z.output<(typeof upstreamVariables)[Name]> };

/** All that lead to a host. */
export const upstreamAddresses = (Object.keys(upstreamVariables) as UpstreamVariable[]).filter(
  (variable): variable is Extract<UpstreamVariable, `${string}_URL`> => variable.endsWith('_URL'),
);

/** What is only good together: one without the others would leave a source out without a word. */
export const upstreamSets: readonly (readonly UpstreamVariable[])[] = [
  ['BILLIE_INVOICE_BILLIE_URL', 'BILLIE_INVOICE_BILLIE_CLIENT_ID', 'BILLIE_INVOICE_BILLIE_CLIENT_SECRET'],
  ['BILLIE_INVOICE_BILLIE_WEBHOOK_HEADER', 'BILLIE_INVOICE_BILLIE_WEBHOOK_KEY'],
  ['BILLIE_INVOICE_EVATR_URL', 'BILLIE_INVOICE_EVATR_VAT_NUMBER'],
  [
    'BILLIE_INVOICE_BOLAGSVERKET_URL',
    'BILLIE_INVOICE_BOLAGSVERKET_TOKEN_URL',
    'BILLIE_INVOICE_BOLAGSVERKET_CLIENT_ID',
    'BILLIE_INVOICE_BOLAGSVERKET_CLIENT_SECRET',
  ],
  ['BILLIE_INVOICE_KVK_URL', 'BILLIE_INVOICE_KVK_API_KEY'],
  ['BILLIE_INVOICE_CVR_URL', 'BILLIE_INVOICE_CVR_USERNAME', 'BILLIE_INVOICE_CVR_PASSWORD'],
  ['BILLIE_INVOICE_FIRMENBUCH_URL', 'BILLIE_INVOICE_FIRMENBUCH_API_KEY'],
  ['BILLIE_INVOICE_CREDITSAFE_URL', 'BILLIE_INVOICE_CREDITSAFE_USERNAME', 'BILLIE_INVOICE_CREDITSAFE_PASSWORD'],
  ['BILLIE_INVOICE_CRIF_URL', 'BILLIE_INVOICE_CRIF_API_KEY'],
  ['BILLIE_INVOICE_BUERGEL_URL', 'BILLIE_INVOICE_BUERGEL_API_KEY'],
];

/** The account at Billie alone, for commands that need nothing else of the configuration. What cannot be read is not there. */
export function readBillie(environment: Readonly<Record<string, string | undefined>>): BillieOptions | undefined {
  const read = ([variable, schema]: [string, z.ZodType]): [string, unknown] => [
    variable,
    schema.safeParse(environment[variable]?.trim()).data,
  ];
  return describeBillie(Object.fromEntries(Object.entries(upstreamVariables).map(read)) as Values);
}

/** Members that must all be there; undefined if one is not. The sets have been found to be all there or all absent. */
function together<Member extends string>(
  members: Readonly<Record<Member, string | undefined>>,
): Readonly<Record<Member, string>> | undefined {
  const isWhole = Object.values(members).every((member) => member !== undefined);
  return isWhole ? (members as Readonly<Record<Member, string>>) : undefined;
}

/** Where registers, directories and bureaus are. */
export function describeUpstreams(values: Values): UpstreamAccess {
  const baseUrlOfVies = values.BILLIE_INVOICE_VIES_URL;
  const keyed = (url: string | undefined, apiKey: string | undefined) => together({ baseUrl: url, apiKey });
  return {
    vies:
      baseUrlOfVies === undefined
        ? undefined
        : { baseUrl: baseUrlOfVies, requester: values.BILLIE_INVOICE_VIES_REQUESTER },
    evatr: together({
      baseUrl: values.BILLIE_INVOICE_EVATR_URL,
      ownVatNumber: values.BILLIE_INVOICE_EVATR_VAT_NUMBER,
    }),
    brreg: values.BILLIE_INVOICE_BRREG_URL,
    prh: values.BILLIE_INVOICE_PRH_URL,
    annuaire: values.BILLIE_INVOICE_ANNUAIRE_URL,
    gleif: values.BILLIE_INVOICE_GLEIF_URL,
    bolagsverket: together({
      baseUrl: values.BILLIE_INVOICE_BOLAGSVERKET_URL,
      tokenUrl: values.BILLIE_INVOICE_BOLAGSVERKET_TOKEN_URL,
      clientId: values.BILLIE_INVOICE_BOLAGSVERKET_CLIENT_ID,
      clientSecret: values.BILLIE_INVOICE_BOLAGSVERKET_CLIENT_SECRET,
    }),
    kvk: keyed(values.BILLIE_INVOICE_KVK_URL, values.BILLIE_INVOICE_KVK_API_KEY),
    cvr: together({
      baseUrl: values.BILLIE_INVOICE_CVR_URL,
      username: values.BILLIE_INVOICE_CVR_USERNAME,
      password: values.BILLIE_INVOICE_CVR_PASSWORD,
    }),
    firmenbuch: keyed(values.BILLIE_INVOICE_FIRMENBUCH_URL, values.BILLIE_INVOICE_FIRMENBUCH_API_KEY),
    creditsafe: together({
      baseUrl: values.BILLIE_INVOICE_CREDITSAFE_URL,
      username: values.BILLIE_INVOICE_CREDITSAFE_USERNAME,
      password: values.BILLIE_INVOICE_CREDITSAFE_PASSWORD,
    }),
    crif: keyed(values.BILLIE_INVOICE_CRIF_URL, values.BILLIE_INVOICE_CRIF_API_KEY),
    buergel: keyed(values.BILLIE_INVOICE_BUERGEL_URL, values.BILLIE_INVOICE_BUERGEL_API_KEY),
  };
}

/** The merchant's account at Billie; undefined without one. */
export function describeBillie(values: Values): BillieOptions | undefined {
  const access = together({
    baseUrl: values.BILLIE_INVOICE_BILLIE_URL,
    clientId: values.BILLIE_INVOICE_BILLIE_CLIENT_ID,
    clientSecret: values.BILLIE_INVOICE_BILLIE_CLIENT_SECRET,
  });
  const listed = values.BILLIE_INVOICE_BILLIE_COUNTRIES;
  return access && { ...access, ...(listed && { countries: listed }) };
}

/** How Billie's webhooks show that they are its own. */
export function describeWebhook(values: Values): WebhookSecret | undefined {
  return together({
    header: values.BILLIE_INVOICE_BILLIE_WEBHOOK_HEADER,
    key: values.BILLIE_INVOICE_BILLIE_WEBHOOK_KEY,
  });
}
