import { companies } from './companies.js';
import { compactNumber, type SandboxCompany } from './company.js';
import { reply, type Reply, type Upstream } from './reply.js';

/** Speaks KvK's APIs: GET /v1/basisprofielen/{kvkNummer} and GET /v2/zoeken with a KvK number, an RSIN or words of a name. */
export const kvk: Upstream = ({ method, path, query, headers }) => {
  if (headers['apikey'] !== 'sandbox') return reply(undefined, 401);
  if (method === 'GET' && path === '/v2/zoeken') return search(query);
  const number = /^\/v1\/basisprofielen\/(.+)$/u.exec(path)?.[1];
  if (method !== 'GET' || number === undefined) return refuse(404, 'IPD0001', 'Het product bestaat niet.');
  if (!/^\d{8}$/u.test(number)) return refuse(400, 'IPD0004', `Het KVK-nummer ${number} is niet valide.`);
  const company = listed.find((candidate) => compactNumber(candidate) === number);
  return company
    ? reply(profileOf(company))
    : refuse(404, 'IPD0005', `Op basis van het KVK-nummer ${number} kan het product niet worden geleverd.`);
};

const listed = companies.filter(({ country, standing }) => country === 'NL' && standing !== 'removed');

function refuse(status: number, code: string, omschrijving: string): Reply {
  return reply({ fout: [{ code, omschrijving }] }, status);
}

const parameters = ['kvkNummer', 'rsin', 'naam', 'pagina', 'resultatenPerPagina'];

/** Those that live: deleted ones are found only if they are asked for. */
function search(query: URLSearchParams): Reply {
  const [number, rsin, name] = ['kvkNummer', 'rsin', 'naam'].map((parameter) => query.get(parameter) ?? '');
  const size = Number(query.get('resultatenPerPagina') ?? 10);
  const isRefused =
    [...query.keys()].some((parameter) => !parameters.includes(parameter)) || !(size >= 1 && size <= 100);
  if (isRefused || !(number || rsin || name)) return refuse(400, 'IPD1999', 'De opgegeven parameter(s) zijn ongeldig.');
  const found = listed.filter(
    (company) =>
      company.standing !== 'deleted' &&
      (!number || compactNumber(company) === number) &&
      (!rsin || rsinOf(company) === rsin) &&
      (!name || isNamed(company, name)),
  );
  if (found.length === 0)
    return refuse(404, 'IPD5200', 'Er zijn geen gegevens gevonden die voldoen aan de opgegeven zoekparameters.');
  const resultaten = found.flatMap(resultsOf);
  return reply({
    pagina: 1,
    resultatenPerPagina: size,
    totaal: resultaten.length,
    resultaten: resultaten.slice(0, size),
  });
}

/** By whole words. */
function isNamed({ name }: SandboxCompany, text: string): boolean {
  const words = name.toLowerCase().split(/\s+/u);
  return text
    .toLowerCase()
    .trim()
    .split(/\s+/u)
    .every((word) => words.includes(word));
}

// A legal person stands there apart from its main site.
function resultsOf(company: SandboxCompany): readonly object[] {
  const { name: naam, street, city: plaats } = company;
  const kvkNummer = compactNumber(company);
  const adres = { binnenlandsAdres: { type: 'bezoekadres', straatnaam: partsOf(street).straatnaam, plaats } };
  const site = { kvkNummer, vestigingsnummer: siteOf(company), naam, adres, type: 'hoofdvestiging' };
  return rsinOf(company) === undefined ? [site] : [{ kvkNummer, naam, adres, type: 'rechtspersoon' }, site];
}

const forms: Readonly<Record<string, string>> = {
  '54M6': 'Besloten Vennootschap',
  B5PM: 'Naamloze Vennootschap',
  '4QXM': 'Eenmanszaak',
};

function profileOf(company: SandboxCompany): object {
  const { name, legalForm, employees, sector, foundedOn, standing } = company;
  const [kvkNummer, rsin, rechtsvorm] = [compactNumber(company), rsinOf(company), forms[legalForm] ?? 'Overig'];
  const materieleRegistratie = {
    datumAanvang: foundedOn.replaceAll('-', ''),
    ...(standing === 'deleted' && { datumEinde: '20250630' }),
  };
  return {
    kvkNummer,
    indNonMailing: 'Ja',
    naam: name,
    formeleRegistratiedatum: '20240102',
    materieleRegistratie,
    totaalWerkzamePersonen: employees,
    ...(rsin !== undefined && { statutaireNaam: name }),
    handelsnamen: [{ naam: name, volgorde: 0 }],
    sbiActiviteiten: [
      { sbiCode: sector.replace('.', ''), sbiOmschrijving: 'Verzonnen activiteit', indHoofdactiviteit: 'Ja' },
    ],
    _embedded: {
      hoofdvestiging: {
        vestigingsnummer: siteOf(company),
        kvkNummer,
        materieleRegistratie,
        eersteHandelsnaam: name,
        indHoofdvestiging: 'Ja',
        indCommercieleVestiging: 'Ja',
        totaalWerkzamePersonen: employees,
        adressen: [addressOf(company)],
      },
      eigenaar: { ...(rsin !== undefined && { rsin }), rechtsvorm, uitgebreideRechtsvorm: rechtsvorm },
    },
  };
}

function addressOf({ street, postcode, city: plaats }: SandboxCompany): object {
  const { straatnaam, huisnummer, huisnummerToevoeging } = partsOf(street);
  const compact = postcode.replace(' ', '');
  return {
    type: 'bezoekadres',
    indAfgeschermd: 'Nee',
    volledigAdres: `${street} ${compact} ${plaats}`,
    straatnaam,
    huisnummer,
    ...(huisnummerToevoeging !== undefined && { huisnummerToevoeging }),
    postcode: compact,
    plaats,
    land: 'Nederland',
  };
}

interface StreetParts {
  readonly straatnaam: string;
  readonly huisnummer: number;
  readonly huisnummerToevoeging?: string;
}

/** "Proefgracht 17 hs": street, number and addition stand apart. */
function partsOf(street: string): StreetParts {
  const [, straatnaam = street, number = '0', addition] = /^(.+?) (\d+)(?: (.+))?$/u.exec(street) ?? [];
  const parts = { straatnaam, huisnummer: Number(number) };
  return addition === undefined ? parts : { ...parts, huisnummerToevoeging: addition };
}

/** A legal person's RSIN stands in its VAT number; a sole trader has none. */
function rsinOf({ legalForm, vatNumber }: SandboxCompany): string | undefined {
  return legalForm === '4QXM' ? undefined : vatNumber.slice(2, 11);
}

function siteOf(company: SandboxCompany): string {
  return `0000${compactNumber(company)}`;
}
