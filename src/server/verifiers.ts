import { createContractBureau } from './adapters/bureaus/contract-bureau.js';
import { createCreditsafe } from './adapters/bureaus/creditsafe.js';
import { createEvatr, type EvatrAccess } from './adapters/evatr.js';
import { createGuards, type Guards } from './adapters/guard.js';
import { createAnnuaire } from './adapters/registers/annuaire.js';
import { createBolagsverket } from './adapters/registers/bolagsverket.js';
import type { BolagsverketAccess } from './adapters/registers/bolagsverket-client.js';
import { createBrreg } from './adapters/registers/brreg.js';
import { createCvr, type CvrAccess } from './adapters/registers/cvr.js';
import { createFirmenbuch, type FirmenbuchAccess } from './adapters/registers/firmenbuch.js';
import { createGleif } from './adapters/registers/gleif.js';
import { createKvk, type KvkAccess } from './adapters/registers/kvk.js';
import { createPrh } from './adapters/registers/prh.js';
import type { CallUpstream } from './adapters/upstream.js';
import { createVies, type ViesAccess } from './adapters/vies.js';
import type { Clock, CompanyRegistry, CreditBureau, VatRegistry, Verifiers } from './ports.js';

/** Where the outside sources are. What is missing is not asked. */
export interface UpstreamAccess {
  readonly vies?: ViesAccess | undefined;
  readonly evatr?: EvatrAccess | undefined;
  readonly brreg?: string | undefined;
  readonly prh?: string | undefined;
  readonly annuaire?: string | undefined;
  readonly gleif?: string | undefined;
  readonly bolagsverket?: BolagsverketAccess | undefined;
  readonly kvk?: KvkAccess | undefined;
  readonly cvr?: CvrAccess | undefined;
  readonly firmenbuch?: FirmenbuchAccess | undefined;
  readonly creditsafe?: { readonly baseUrl: string; readonly username: string; readonly password: string } | undefined;
  readonly crif?: { readonly baseUrl: string; readonly apiKey: string } | undefined;
  readonly buergel?: { readonly baseUrl: string; readonly apiKey: string } | undefined;
}

type Create<Access, Source> = (access: Access, clock: Clock, call: CallUpstream) => Source;

/** Builds everyone who is asked before a decision. */
export function createVerifiers(access: UpstreamAccess, clock: Clock, guards: Guards = createGuards(clock)): Verifiers {
  const { guard } = guards;
  /** The source, if we have access to it, under a guard of its own. */
  const build = <Name extends keyof UpstreamAccess, Source>(
    name: Name,
    create: Create<NonNullable<UpstreamAccess[Name]>, Source>,
  ): readonly Source[] => {
    const own = access[name];
    return own === undefined ? [] : [create(own, clock, guard(name))];
  };
  const creditsafe = build('creditsafe', createCreditsafe);
  const vatRegistries: readonly VatRegistry[] = [...build('vies', createVies), ...build('evatr', createEvatr)];
  const companyRegistries: readonly CompanyRegistry[] = [
    ...build('brreg', createBrreg),
    ...build('prh', createPrh),
    ...build('annuaire', createAnnuaire),
    ...build('bolagsverket', createBolagsverket),
    ...build('kvk', createKvk),
    ...build('cvr', createCvr),
    ...build('firmenbuch', createFirmenbuch),
    ...build('gleif', createGleif),
    ...creditsafe.map(({ registry }) => registry),
  ];
  const creditBureaus: readonly CreditBureau[] = [
    ...creditsafe.map(({ bureau }) => bureau),
    ...build('crif', contractBureau('crif')),
    ...build('buergel', contractBureau('buergel')),
  ];
  return { vatRegistries, companyRegistries, creditBureaus };
}

/** Two bureaus without a specification of their own speak one contract. */
function contractBureau(name: 'crif' | 'buergel'): Create<NonNullable<UpstreamAccess['crif']>, CreditBureau> {
  return (access, clock, call) => createContractBureau({ name, ...access }, clock, call);
}
