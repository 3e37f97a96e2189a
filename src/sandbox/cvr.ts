import { reply, type Call, type Upstream } from './reply.js';
import { companies } from './companies.js';
import { compactNumber, type SandboxCompany } from './company.js';

const credentials = `Basic ${Buffer.from('sandbox:sandbox').toString('base64')}`;

/** Speaks CVR's Elasticsearch: POST /virksomhed/_search with a term query for the CVR number. */
export const cvr: Upstream = (call) => {
  const { method, path, headers } = call;
  if (headers['authorization'] !== credentials) return reply({ error: 'Unauthorized', status: 401 }, 401);
  if (method !== 'POST' || path !== '/virksomhed/_search') return reply({ error: 'Not Found', status: 404 }, 404);
  const number = askedNumber(call);
  if (number === undefined) return reply({ error: { type: 'parsing_exception' }, status: 400 }, 400);
  const found = companies.filter(
    (candidate) => candidate.country === 'DK' && compactNumber(candidate) === String(number),
  );
  return reply({
    took: 2,
    timed_out: false,
    _shards: { total: 6, successful: 6, skipped: 0, failed: 0 },
    hits: { total: found.length, max_score: found.length === 0 ? null : 12.4, hits: found.map(hitOf) },
  });
};

function askedNumber({ body }: Call): number | undefined {
  const query = (body as { readonly query?: { readonly term?: Readonly<Record<string, unknown>> } } | undefined)?.query;
  const number = query?.term?.['Vrvirksomhed.cvrNummer'];
  return typeof number === 'number' ? number : undefined;
}

function hitOf(company: SandboxCompany): object {
  return {
    _index: 'cvr-v-sandbox',
    _type: '_doc',
    _id: compactNumber(company),
    _score: 12.4,
    _source: { Vrvirksomhed: { cvrNummer: Number(compactNumber(company)), virksomhedMetadata: metadataOf(company) } },
  };
}

/** The forms of the Danish companies here: code, and how the register shortens it. */
const forms: Readonly<Record<string, readonly [code: number, short: string]>> = {
  H8VP: [80, 'APS'],
  ZRPO: [60, 'A/S'],
  '7WRN': [30, 'I/S'],
};

function metadataOf({ name, legalForm, foundedOn, employees, sector, standing, ...company }: SandboxCompany): object {
  const [virksomhedsformkode, kortBeskrivelse] = forms[legalForm] ?? [990, 'UOP'];
  return {
    nyesteNavn: { navn: name, periode: { gyldigFra: foundedOn, gyldigTil: null } },
    nyesteVirksomhedsform: { virksomhedsformkode, kortBeskrivelse },
    nyesteBeliggenhedsadresse: addressOf(company),
    nyesteHovedbranche: { branchekode: `${sector.replace('.', '')}00`, branchetekst: 'Opdigtet virksomhed' },
    nyesteErstMaanedsbeskaeftigelse: { antalAnsatte: employees },
    nyesteStatus: null,
    sammensatStatus: standing === undefined ? 'NORMAL' : standing === 'bankrupt' ? 'UNDERKONKURS' : 'OPHØRT',
    stiftelsesDato: foundedOn,
  };
}

/** "Pungstræde 12, 2. tv" in parts. */
function addressOf({ street, postcode, city }: Pick<SandboxCompany, 'street' | 'postcode' | 'city'>): object {
  const [, road, house, floor, door] = /^(.+) (\d+)(?:, (\w+)\. (\w+))?$/u.exec(street) ?? [];
  return {
    landekode: 'DK',
    fritekst: null,
    vejnavn: road ?? street,
    husnummerFra: house === undefined ? null : Number(house),
    husnummerTil: null,
    bogstavFra: null,
    bogstavTil: null,
    etage: floor ?? null,
    sidedoer: door ?? null,
    conavn: null,
    postboks: null,
    postnummer: Number(postcode),
    postdistrikt: city,
  };
}
