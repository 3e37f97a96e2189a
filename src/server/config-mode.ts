import type { Values } from './config.js';
import { upstreamAddresses } from './config-upstreams.js';
import type { ConfigProblem, ConfigProblemCode } from './config-problems.js';

// A process serves one mode. Test and live share nothing, so a configuration that mixes them stops the start.

/** Hosts that pretend: the sandbox on this machine, and Creditsafe's own (doc.creditsafe.com). */
const pretending = [
  ...['localhost', '127.0.0.1', '[::1]'],
  ...['connect.sandbox.creditsafe.com', 'paella-sandbox.billie.io'],
];
/** Hosts that are real, whatever a configuration calls them. */
const real = [
  ...[
    'ec.europa.eu',
    'api.evatr.vies.bzst.de',
    'data.brreg.no',
    'avoindata.prh.fi',
    'recherche-entreprises.api.gouv.fr',
  ],
  ...[
    'api.gleif.org',
    'gw.api.bolagsverket.se',
    'portal.api.bolagsverket.se',
    'distribution.virk.dk',
    'justizonline.gv.at',
  ],
  ...['connect.creditsafe.com', 'paella.billie.io'],
];

/** Finds what does not belong to the mode: a test merchant reaches only sandbox hosts, a live one never does. */
export function findMixtures(values: Partial<Values>): ConfigProblem[] {
  const { BILLIE_INVOICE_MODE: mode, BILLIE_INVOICE_SANDBOX_HOSTS: named = [] } = values;
  const misnamed = named.filter((host) => real.includes(host));
  return [
    ...misnamed.map(() => ({ variable: 'BILLIE_INVOICE_SANDBOX_HOSTS', code: 'real_host' }) as const),
    ...(mode === 'test' ? findLiveParts(values, [...pretending, ...named]) : []),
    ...(mode === 'live' ? findTestParts(values, [...pretending, ...named]) : []),
  ];
}

function findLiveParts(values: Partial<Values>, sandboxes: readonly string[]): ConfigProblem[] {
  return [
    ...when(values.BILLIE_INVOICE_HOUSE_LIVE !== undefined, 'BILLIE_INVOICE_HOUSE_LIVE', 'not_in_test'),
    ...upstreamAddresses.flatMap((variable) => {
      const address = values[variable];
      return when(address !== undefined && !sandboxes.includes(hostOf(address)), variable, 'not_sandbox');
    }),
  ];
}

/** The house finances in live mode only if somebody has decided so, under texts that name who buys the claims. */
function findTestParts(values: Partial<Values>, sandboxes: readonly string[]): ConfigProblem[] {
  const {
    BILLIE_INVOICE_LEGAL_CREDITOR: creditor,
    BILLIE_INVOICE_LEGAL_TERMS_URL: terms,
    BILLIE_INVOICE_LEGAL_PRIVACY_URL: privacy,
  } = values;
  const [isHouse, isBillie] = [
    values.BILLIE_INVOICE_HOUSE_LIVE !== undefined,
    values.BILLIE_INVOICE_BILLIE_URL !== undefined,
  ];
  return [
    ...when(!isHouse && !isBillie, 'BILLIE_INVOICE_HOUSE_LIVE', 'switch_missing'),
    ...when((isHouse || !isBillie) && creditor === undefined, 'BILLIE_INVOICE_LEGAL_CREDITOR', 'creditor_missing'),
    ...when(/\bbillie\b/iu.test(creditor ?? ''), 'BILLIE_INVOICE_LEGAL_CREDITOR', 'creditor_is_billie'),
    ...when(isPlain(terms), 'BILLIE_INVOICE_LEGAL_TERMS_URL', 'not_https'),
    ...when(isPlain(privacy), 'BILLIE_INVOICE_LEGAL_PRIVACY_URL', 'not_https'),
    ...upstreamAddresses.flatMap((variable) => {
      const address = values[variable];
      return [
        ...when(address !== undefined && sandboxes.includes(hostOf(address)), variable, 'is_sandbox'),
        ...when(isPlain(address), variable, 'not_https'),
      ];
    }),
  ];
}

function when(isSo: boolean, variable: string, code: ConfigProblemCode): ConfigProblem[] {
  return isSo ? [{ variable, code }] : [];
}

function isPlain(address: string | undefined): boolean {
  return address?.startsWith('http:') ?? false;
}

/** Without the dot that a full name may end in. */
function hostOf(address: string): string {
  return new URL(address).hostname.replace(/\.$/u, '');
}
