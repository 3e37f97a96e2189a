import type { Clock, Verifiers } from './ports.js';
import { createContractBureau } from './adapters/bureaus/contract-bureau.js';
import { createCreditsafe } from './adapters/bureaus/creditsafe.js';
import { createBrreg } from './adapters/registers/brreg.js';
import { createGuards, type Guards } from './adapters/guard.js';
import { createVies } from './adapters/vies.js';

/** Where the outside sources are. What is missing is not asked. */
export interface UpstreamAccess {
  readonly vies?: string | undefined;
  readonly brreg?: string | undefined;
  readonly creditsafe?: { readonly baseUrl: string; readonly username: string; readonly password: string } | undefined;
  readonly crif?: { readonly baseUrl: string; readonly apiKey: string } | undefined;
  readonly buergel?: { readonly baseUrl: string; readonly apiKey: string } | undefined;
}

/** Builds everyone who is asked before a decision. */
export function createVerifiers(access: UpstreamAccess, clock: Clock, guards: Guards = createGuards(clock)): Verifiers {
  const { guard } = guards;
  const creditsafe = access.creditsafe && createCreditsafe(access.creditsafe, clock, guard('creditsafe'));
  return {
    vatRegistries: access.vies === undefined ? [] : [createVies(access.vies, clock, guard('vies'))],
    companyRegistries: [
      ...(access.brreg === undefined ? [] : [createBrreg(access.brreg, clock, guard('brreg'))]),
      ...(creditsafe ? [creditsafe.registry] : []),
    ],
    creditBureaus: [
      ...(creditsafe ? [creditsafe.bureau] : []),
      ...(access.crif ? [createContractBureau({ name: 'crif', ...access.crif }, clock, guard('crif'))] : []),
      ...(access.buergel
        ? [createContractBureau({ name: 'buergel', ...access.buergel }, clock, guard('buergel'))]
        : []),
    ],
  };
}
