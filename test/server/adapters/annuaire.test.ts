import { expect } from 'chai';
import { fr } from '../../../src/domain/countries/fr.js';
import { compareCompany } from '../../../src/domain/compare-company.js';
import { legalFormsOf } from '../../../src/domain/legal-form.js';
import { fr as pretended } from '../../../src/sandbox/companies.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { createAnnuaire } from '../../../src/server/adapters/registers/annuaire.js';
import { checkedAt, clock, companyIn, enquiryAbout, patience, without } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

// Constructed from the published specification (recherche-entreprises.api.gouv.fr); the companies are invented.
const siege = {
  siret: '90010020300010',
  adresse: '12 B RUE DU TEST 69002 LYON',
  numero_voie: '12',
  indice_repetition: 'B',
  dernier_numero_voie: null,
  type_voie: 'RUE',
  libelle_voie: 'DU TEST',
  code_postal: '69002',
  libelle_commune: 'LYON 2',
  cedex: null,
  code_pays_etranger: null,
  etat_administratif: 'A',
  statut_diffusion_etablissement: 'O',
};
const result = {
  siren: '900100203',
  nom_complet: 'LUMIERE FICTIVE (LUFI)',
  nom_raison_sociale: 'LUMIERE FICTIVE',
  sigle: 'LUFI',
  siege,
  activite_principale: '46.52Z',
  date_creation: '2004-03-01',
  etat_administratif: 'A',
  nature_juridique: '5710',
  tranche_effectif_salarie: '12',
  statut_diffusion: 'O',
  tva: ['FR71900100203'],
};
const person = {
  ...result,
  nom_complet: 'JEANNE MODELE (ATELIER FICTIF)',
  nom_raison_sociale: null,
  sigle: null,
  nature_juridique: '1000',
};
const hidden = '[NON-DIFFUSIBLE]';
/** What is left of the address of somebody who has objected: the number of the house is not hidden. */
const hiddenSiege = {
  ...siege,
  ...{ adresse: hidden, indice_repetition: hidden, type_voie: hidden, libelle_voie: hidden, code_postal: hidden },
  statut_diffusion_etablissement: 'P',
};
const objection = { statut_diffusion: 'P', sigle: hidden, siege: hiddenSiege };
const hiddenPerson = { ...person, ...objection, nom_complet: hidden, nom_raison_sociale: hidden };

const lumiere = {
  ...companyIn('FR', 'FR71900100203'),
  name: 'Lumière Fictive SAS',
  legalForm: '6CHY',
  registration: { register: 'SIREN', number: '900100203' },
  address: { street: '12 bis rue du Test', postcode: '69002', city: 'Lyon', country: 'FR' as const },
};

const listed = (...results: readonly unknown[]) => ({
  results,
  ...{ total_results: results.length, page: 1, per_page: 10, total_pages: 1 },
});

describe("Recherche d'entreprises", () => {
  afterEach(stopUpstreams);

  const ask = async (answer: ScriptedAnswer, company = lumiere) => {
    const upstream = await startUpstream(() => answer);
    const evidence = await createAnnuaire(upstream.url, clock).ask(enquiryAbout(company), patience());
    return { evidence, calls: upstream.calls };
  };
  const recordOf = async (changes: object) => (await ask({ json: listed({ ...result, ...changes }) })).evidence.record;
  const base = { kind: 'identity', source: 'annuaire', by: 'registration_number', checkedAt } as const;

  it('is asked by SIREN, for no more than is needed, and tells the company', async () => {
    const { evidence, calls } = await ask({ json: listed(result) });
    expect(calls.map(({ method, path, body }) => ({ method, path, body }))).to.deep.equal([
      {
        method: 'GET',
        path: '/search?q=900100203&per_page=1&minimal=true&include=siege%2Ctva',
        body: undefined,
      },
    ]);
    expect(calls[0]?.headers['user-agent']).to.equal('billie-invoice');
    expect(evidence).to.deep.equal({
      ...base,
      outcome: 'found',
      reference: '900100203',
      record: {
        name: 'LUMIERE FICTIVE',
        registrationNumber: '900100203',
        vatNumber: 'FR71900100203',
        legalForm: '6CHY',
        status: 'active',
        address: { street: '12 bis RUE DU TEST', postcode: '69002', city: 'LYON' },
        foundedOn: '2004-03-01',
        sector: 'NACE 46.52',
      },
    });
  });

  it('knows France only, and nobody without a number', async () => {
    expect(createAnnuaire('http://annuaire.example', clock).countries).to.deep.equal(['FR']);
    const company = without(lumiere, 'registration') as typeof lumiere;
    const { evidence, calls } = await ask({ json: listed(result) }, company);
    expect(evidence.outcome).to.equal('not_supported');
    expect(calls).to.have.length(0);
  });

  it('does not find whom the list has not', async () => {
    expect((await ask({ json: listed() })).evidence).to.deep.equal({ ...base, outcome: 'not_found' });
  });

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['an error inside 200', { json: { erreur: 'Service is unavailable' } }],
    ['an empty list of many', { json: { ...listed(), total_results: 3 } }],
    ['a total without a list', { json: { total_results: 0 } }],
    ['a refusal', { status: 400, json: { erreur: 'Veuillez indiquer au moins un paramètre de recherche.' } }],
    ['an unknown path', { status: 404, json: listed() }],
    ['another company', { json: listed({ ...result, siren: '900300405' }) }],
    ['another person who is hidden', { json: listed({ ...hiddenPerson, siren: '900300405' }) }],
    ['a company without a name', { json: listed({ ...result, nom_raison_sociale: null, nom_complet: null }) }],
    ['a person without a name', { json: listed({ ...person, nom_complet: null }) }],
    ['a hidden person who has ceased', { json: listed({ ...hiddenPerson, etat_administratif: 'C' }) }],
    ['an unknown status', { json: listed({ ...result, etat_administratif: 'F' }) }],
    ['an entry that is none', { json: listed(null) }],
    ['a busy server', { status: 429, headers: { 'Retry-After': '3' } }],
  ];
  for (const [answer, script] of noAnswers) {
    it(`takes ${answer} for no answer`, async () => {
      expect((await ask(script)).evidence).to.deep.equal({ ...base, outcome: 'unavailable' });
    });
  }

  it('tells who has ceased', async () => {
    expect(await recordOf({ etat_administratif: 'C' })).to.include({ status: 'inactive' });
  });

  it('tells a person by name, without that of the business', async () => {
    expect(await recordOf(person)).to.include({ name: 'JEANNE MODELE', legalForm: 'ZY9X' });
  });

  describe('respects an objection', () => {
    it('of a company: there is a name, and no address', async () => {
      const record = await recordOf(objection);
      expect(record).to.include({ name: 'LUMIERE FICTIVE', registrationNumber: '900100203', status: 'active' });
      expect(record).to.not.have.property('address');
    });

    it('of a person: there is such a company, and no more', async () => {
      const told = { ...base, outcome: 'found', reference: '900100203' };
      expect((await ask({ json: listed(hiddenPerson) })).evidence).to.deep.equal(told);
      // Even if the name had been left in.
      expect((await ask({ json: listed({ ...person, statut_diffusion: 'P' }) })).evidence).to.deep.equal(told);
    });

    it('of a site alone, and of a company of which nothing is said', async () => {
      expect(await recordOf({ siege: hiddenSiege })).to.not.have.property('address');
      expect(await recordOf({ statut_diffusion: undefined })).to.not.have.property('address');
      expect(await recordOf({ siege: { ...siege, libelle_commune: hidden } })).to.not.have.property('address');
    });
  });

  describe('gives a VAT number', () => {
    const lists: readonly (readonly [unknown, string | undefined])[] = [
      [['71900100203'], 'FR71900100203'],
      [['FR71900100203', 'FR83404833048'], 'FR71900100203'],
      [['FR71900100203', 'FRK7900100203'], undefined],
      [['FR83404833048'], undefined],
      [[], undefined],
      [null, undefined],
      ['FR71900100203', undefined],
      [[7], undefined],
    ];
    for (const [tva, vatNumber] of lists) {
      it(`out of ${JSON.stringify(tva)}: ${vatNumber ?? 'none'}`, async () => {
        expect((await recordOf({ tva }))?.vatNumber).to.equal(vatNumber);
      });
    }
  });

  it('has the ISO code of every legal form that the form offers', async () => {
    const natures = '1000 5202 5306 5308 5485 5499 5599 5699 5710 5785 5800 6220 6540 6589 6598 9220 9300';
    const codes = new Set<string | undefined>();
    for (const nature of natures.split(' ')) codes.add((await recordOf({ nature_juridique: nature }))?.legalForm);
    expect([...codes]).to.have.members(legalFormsOf(fr).map(({ code }) => code));
    expect(await recordOf({ nature_juridique: '9900' })).to.not.have.property('legalForm');
  });

  describe('reads the street', () => {
    const streets: readonly (readonly [object, string | undefined])[] = [
      [{ indice_repetition: null }, '12 RUE DU TEST'],
      [{ indice_repetition: 'T' }, '12 ter RUE DU TEST'],
      [{ indice_repetition: 'BIS' }, '12 bis RUE DU TEST'],
      [{ indice_repetition: 'quater' }, '12 quater RUE DU TEST'],
      [{ indice_repetition: 'A' }, '12 A RUE DU TEST'],
      [{ indice_repetition: 'C' }, undefined],
      [{ indice_repetition: 'Q' }, undefined],
      [{ indice_repetition: 'QUINQUIES' }, undefined],
      [{ numero_voie: null, indice_repetition: null, type_voie: null, libelle_voie: 'LE BOURG' }, 'LE BOURG'],
      [{ libelle_voie: null }, undefined],
      [{ dernier_numero_voie: '14' }, undefined],
      [{ cedex: '69299' }, undefined],
      [{ code_pays_etranger: '99109' }, undefined],
      [{ code_postal: null }, undefined],
      [{ libelle_commune: null }, undefined],
    ];
    for (const [changes, street] of streets) {
      it(`with ${JSON.stringify(changes)}: ${street ?? 'left open'}`, async () => {
        expect((await recordOf({ siege: { ...siege, ...changes } }))?.address?.street).to.equal(street);
      });
    }

    it('and the city without its district, where it is one of the three that have such', async () => {
      const cityOf = async (name: string) =>
        (await recordOf({ siege: { ...siege, libelle_commune: name } }))?.address?.city;
      expect(await cityOf('PARIS 15')).to.equal('PARIS');
      expect(await cityOf('MARSEILLE 1ER')).to.equal('MARSEILLE');
      expect(await cityOf('LYON 2EME')).to.equal('LYON');
      expect(await cityOf('NANTES 3')).to.equal('NANTES 3');
    });
  });

  describe('searches by name', () => {
    const search = async (answer: ScriptedAnswer) => {
      const upstream = await startUpstream(() => answer);
      const query = { country: 'FR', text: 'Lumière & Cie' } as const;
      const found = await createAnnuaire(upstream.url, clock).search?.find(query, patience());
      return { found, calls: upstream.calls };
    };
    const namesOf = async (...results: readonly unknown[]) => {
      const { found } = await search({ json: listed(...results) });
      return found?.outcome === 'answered' ? found.matches.map(({ name }) => name) : found;
    };

    it('among living companies, and tells what it knows', async () => {
      const { found, calls } = await search({ json: listed(result) });
      const query = 'q=Lumi%C3%A8re+%26+Cie&etat_administratif=A&per_page=10&minimal=true&include=siege%2Ctva';
      expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([`GET /search?${query}`]);
      const record = await recordOf({});
      expect(found).to.deep.equal({ outcome: 'answered', matches: [{ ...record, isPerson: false }] });
    });

    it('in the order of the source, without those who have ceased and those whom nobody may see', async () => {
      const second = { ...result, ...objection, siren: '900300405', nom_raison_sociale: 'LUMIERE BIS' };
      const ceased = { ...result, etat_administratif: 'C' };
      expect(await namesOf(second, ceased, hiddenPerson, 7, result)).to.deep.equal(['LUMIERE BIS', 'LUMIERE FICTIVE']);
    });

    it('with ten matches at most', async () => {
      expect(await namesOf(...Array.from({ length: 12 }, () => result))).to.have.length(10);
    });

    for (const nature of ['1000', '2210', undefined]) {
      it(`and tells of a person (${nature ?? 'perhaps one'}) nothing but the business`, async () => {
        const { found } = await search({ json: listed({ ...person, nature_juridique: nature }) });
        expect(found).to.have.deep.property('matches', [
          {
            name: 'JEANNE MODELE',
            registrationNumber: '900100203',
            ...(nature === '1000' && { legalForm: 'ZY9X' }),
            status: 'active',
            isPerson: true,
          },
        ]);
      });
    }

    it('and may find nobody', async () => {
      expect((await search({ json: listed() })).found).to.deep.equal({ outcome: 'answered', matches: [] });
    });

    for (const [answer, script] of [
      ['an error inside 200', { json: { erreur: 'Service is unavailable' } }],
      ['a refusal', { status: 400, json: listed(result) }],
      ['a page of HTML', { text: '<html></html>' }],
    ] as const) {
      it(`and takes ${answer} for no answer`, async () => {
        expect((await search(script)).found).to.deep.equal({ outcome: 'unavailable' });
      });
    }
  });

  describe('of the sandbox', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());

    const askSandbox = (registration: string) => {
      const number = registration.replaceAll(' ', '');
      const company = { ...lumiere, registration: { register: 'SIREN', number } };
      return createAnnuaire(sandbox.urls.annuaire, clock).ask(enquiryAbout(company), patience());
    };

    it('knows who exists, in every field as the buyer types it', async () => {
      const { outcome, record } = await askSandbox(pretended.authorized.registration);
      expect(outcome).to.equal('found');
      expect(record && Object.values(compareCompany(lumiere, record))).to.deep.equal(Array(7).fill('same'));
      expect((await askSandbox(pretended.unknown.registration)).outcome).to.equal('not_found');
    });

    it('finds by words of the name', async () => {
      const search = createAnnuaire(sandbox.urls.annuaire, clock).search;
      const find = (text: string) => search?.find({ country: 'FR', text }, patience());
      expect(await find('négoce peut')).to.have.nested.property('matches[0].legalForm', 'QVPB');
      expect(await find('introuvable')).to.deep.equal({ outcome: 'answered', matches: [] });
      sandbox.setFault('annuaire', 'busy');
      expect(await find('négoce')).to.deep.equal({ outcome: 'unavailable' });
    });
  });
});
