import { readBillie } from '../src/server/config-upstreams.js';
import { readConfig, type Environment } from '../src/server/config.js';
import type { BillieOptions } from '../src/server/adapters/billie/billie.js';
import type { Sandbox } from '../src/sandbox/server.js';
import type { UpstreamAccess } from '../src/server/verifiers.js';

/** The sandbox as a configuration: every source with the credentials that it takes. */
export function sandboxEnvironment({ urls }: Pick<Sandbox, 'urls'>): Environment {
  return {
    BILLIE_INVOICE_BILLIE_URL: urls.billie,
    BILLIE_INVOICE_BILLIE_CLIENT_ID: 'sandbox',
    BILLIE_INVOICE_BILLIE_CLIENT_SECRET: 'sandbox',
    BILLIE_INVOICE_VIES_URL: urls.vies,
    BILLIE_INVOICE_VIES_REQUESTER: 'DE811234567',
    BILLIE_INVOICE_EVATR_URL: urls.evatr,
    BILLIE_INVOICE_EVATR_VAT_NUMBER: 'DE811234567',
    BILLIE_INVOICE_BRREG_URL: urls.brreg,
    BILLIE_INVOICE_PRH_URL: urls.prh,
    BILLIE_INVOICE_ANNUAIRE_URL: urls.annuaire,
    BILLIE_INVOICE_GLEIF_URL: urls.gleif,
    BILLIE_INVOICE_BOLAGSVERKET_URL: urls.bolagsverket,
    BILLIE_INVOICE_BOLAGSVERKET_TOKEN_URL: `${urls.bolagsverket}/oauth2/token`,
    BILLIE_INVOICE_BOLAGSVERKET_CLIENT_ID: 'sandbox',
    BILLIE_INVOICE_BOLAGSVERKET_CLIENT_SECRET: 'sandbox',
    BILLIE_INVOICE_KVK_URL: urls.kvk,
    BILLIE_INVOICE_KVK_API_KEY: 'sandbox',
    BILLIE_INVOICE_CVR_URL: urls.cvr,
    BILLIE_INVOICE_CVR_USERNAME: 'sandbox',
    BILLIE_INVOICE_CVR_PASSWORD: 'sandbox',
    BILLIE_INVOICE_FIRMENBUCH_URL: urls.firmenbuch,
    BILLIE_INVOICE_FIRMENBUCH_API_KEY: 'sandbox',
    BILLIE_INVOICE_CREDITSAFE_URL: urls.creditsafe,
    BILLIE_INVOICE_CREDITSAFE_USERNAME: 'sandbox',
    BILLIE_INVOICE_CREDITSAFE_PASSWORD: 'sandbox',
    BILLIE_INVOICE_CRIF_URL: urls.crif,
    BILLIE_INVOICE_CRIF_API_KEY: 'sandbox',
    BILLIE_INVOICE_BUERGEL_URL: urls.buergel,
    BILLIE_INVOICE_BUERGEL_API_KEY: 'sandbox',
  };
}

/** The same as it is read at a start. */
export function sandboxAccess(sandbox: Pick<Sandbox, 'urls'>): UpstreamAccess {
  const reading = readConfig({
    ...sandboxEnvironment(sandbox),
    DATABASE_URL: 'postgres://localhost/none',
    BILLIE_INVOICE_MODE: 'test',
    BILLIE_INVOICE_MASTER_KEY: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  });
  if (reading.status === 'invalid') throw new Error(JSON.stringify(reading.problems));
  return reading.config.upstreams;
}

/** The account at the sandbox's Billie. */
export function sandboxBillie(sandbox: Pick<Sandbox, 'urls'>): BillieOptions {
  const billie = readBillie(sandboxEnvironment(sandbox));
  if (!billie) throw new Error('The sandbox has no Billie.');
  return billie;
}
