import type { Sandbox } from '../src/sandbox/server.js';
import type { UpstreamAccess } from '../src/server/verifiers.js';

/** How every source of the sandbox is asked, with the credentials that it takes. */
export function sandboxAccess({ urls }: Sandbox): UpstreamAccess {
  return {
    vies: urls.vies,
    evatr: { baseUrl: urls.evatr, ownVatNumber: 'DE811234567' },
    brreg: urls.brreg,
    prh: urls.prh,
    annuaire: urls.annuaire,
    gleif: urls.gleif,
    bolagsverket: {
      baseUrl: urls.bolagsverket,
      tokenUrl: `${urls.bolagsverket}/oauth2/token`,
      clientId: 'sandbox',
      clientSecret: 'sandbox',
    },
    kvk: { baseUrl: urls.kvk, apiKey: 'sandbox' },
    cvr: { baseUrl: urls.cvr, username: 'sandbox', password: 'sandbox' },
    firmenbuch: { baseUrl: urls.firmenbuch, apiKey: 'sandbox' },
    creditsafe: { baseUrl: urls.creditsafe, username: 'sandbox', password: 'sandbox' },
    crif: { baseUrl: urls.crif, apiKey: 'sandbox' },
    buergel: { baseUrl: urls.buergel, apiKey: 'sandbox' },
  };
}
