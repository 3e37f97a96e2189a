import { companies } from './companies.js';
import { compactNumber, type SandboxCompany } from './company.js';
import { reply, textIn, type Call, type Reply, type Upstream } from './reply.js';

const token = 'sandbox-token';

/**
 * Speaks Bolagsverket's API for high-value datasets, below its version: POST /organisationer; and, on the real one's other host,
 * POST /oauth2/token. Takes numbers that fail their check digit, which the real one refuses with 400: the companies' own do.
 */
export const bolagsverket: Upstream = (call) => {
  const { method, path, headers, body } = call;
  if (method !== 'POST') return refuse(405, 'Method Not Allowed', 'Metoden stöds inte.');
  if (path === '/oauth2/token') return logIn(call);
  if (path !== '/organisationer') return refuse(404, 'Not Found', 'Resursen finns inte.');
  if (headers['authorization'] !== `Bearer ${token}`)
    return refuse(401, 'Unauthorized', 'Anroparen saknar giltiga autentiseringsuppgifter.');
  const number = textIn(body, 'identitetsbeteckning');
  if (!/^\d{10}$|^(?:19|20)\d{10}$/u.test(number)) return refuse(400, 'Bad Request', 'Ogiltig identitetsbeteckning.');
  const company = companies.find((candidate) => candidate.country === 'SE' && compactNumber(candidate) === number);
  return reply({ organisationer: [company ? describe(company) : absent] });
};

/** Credentials in the form, as OAuth 2.0 has it. */
function logIn({ text }: Call): Reply {
  const form = new URLSearchParams(text);
  if (form.get('grant_type') !== 'client_credentials') return reply({ error: 'unsupported_grant_type' }, 400);
  const isKnown = form.get('client_id') === 'sandbox' && form.get('client_secret') === 'sandbox';
  if (!isKnown) return reply({ error: 'invalid_client' }, 401);
  const scope = 'vardefulla-datamangder:read';
  if (!form.get('scope')?.split(' ').includes(scope)) return reply({ error: 'invalid_scope' }, 400);
  return reply({ access_token: token, scope, token_type: 'Bearer', expires_in: 3600 });
}

function refuse(status: number, title: string, detail: string): Reply {
  return reply({ type: 'about:blank', instance: 'client.error', status, title, detail }, status);
}

const keepers = {
  organisationsnamn: 'Bolagsverket',
  organisationsform: 'Bolagsverket',
  avregistreradOrganisation: 'Bolagsverket',
  avregistreringsorsak: 'Bolagsverket',
  pagaendeAvvecklingsEllerOmstruktureringsforfarande: 'Bolagsverket',
  organisationsdatum: 'Bolagsverket',
  verksamhetsbeskrivning: 'Bolagsverket',
  juridiskForm: 'SCB',
  verksamOrganisation: 'SCB',
  naringsgrenOrganisation: 'SCB',
  postadressOrganisation: 'SCB',
  reklamsparr: 'SCB',
} as const;

type Part = keyof typeof keepers;

/** A part with nothing wrong about it. */
function told(part: Part, content: object): object {
  return { [part]: { ...content, dataproducent: keepers[part], fel: null } };
}

/** Nobody: status 200, and every part says so for itself. */
const absent: object = {
  organisationsidentitet: null,
  namnskyddslopnummer: null,
  registreringsland: null,
  ...Object.fromEntries(
    Object.entries(keepers).map(([part, dataproducent]) => [
      part,
      {
        dataproducent,
        fel: {
          typ: 'ORGANISATION_FINNS_EJ',
          felBeskrivning: 'Begärd organisation finns inte registrerad i sökbar form hos aktuell dataproducent.',
        },
      },
    ]),
  ),
};

const forms: Readonly<Record<string, { readonly kod: string; readonly klartext: string }>> = {
  XJHM: { kod: 'AB', klartext: 'Aktiebolag' },
  C61P: { kod: 'EK', klartext: 'Ekonomisk förening' },
  BEAY: { kod: 'HB', klartext: 'Handelsbolag' },
};

function describe(company: SandboxCompany): object {
  const { name, legalForm, foundedOn, sector, street, postcode, city, standing } = company;
  return {
    organisationsidentitet: {
      identitetsbeteckning: compactNumber(company),
      typ: { kod: 'ORGANISATIONSNUMMER', klartext: 'Organisationsnummer' },
    },
    namnskyddslopnummer: null,
    registreringsland: { kod: 'SE-LAND', klartext: 'Sverige' },
    ...told('organisationsnamn', { organisationsnamnLista: [nameOf(name, foundedOn)] }),
    ...told('organisationsform', forms[legalForm] ?? { kod: 'OVR', klartext: 'Övriga' }),
    ...endsOf(standing),
    ...told('organisationsdatum', { registreringsdatum: foundedOn, infortHosScb: foundedOn }),
    ...told('verksamhetsbeskrivning', { beskrivning: 'Påhittad verksamhet' }),
    juridiskForm: null,
    ...told('verksamOrganisation', { kod: standing === undefined ? 'JA' : 'NEJ' }),
    // Four digits of NACE and one of their own.
    ...told('naringsgrenOrganisation', {
      sni: [{ kod: `${sector.replace('.', '')}0`, klartext: 'Påhittad verksamhet' }],
    }),
    ...told('postadressOrganisation', {
      postadress: {
        postnummer: postcode.replace(' ', ''),
        utdelningsadress: street,
        land: 'Sverige',
        coAdress: null,
        postort: city.toUpperCase(),
      },
    }),
    reklamsparr: null,
  };
}

function nameOf(namn: string, registreringsdatum: string): object {
  return {
    namn,
    organisationsnamntyp: { kod: 'FORETAGSNAMN', klartext: 'Företagsnamn' },
    registreringsdatum,
    verksamhetsbeskrivningSarskiltForetagsnamn: null,
  };
}

/** Removed from the register, or about to be; null where there is nothing of the kind. */
function endsOf(standing: SandboxCompany['standing']): object {
  const nothing = {
    avregistreradOrganisation: null,
    avregistreringsorsak: null,
    pagaendeAvvecklingsEllerOmstruktureringsforfarande: null,
  };
  if (standing === undefined) return nothing;
  if (standing === 'bankrupt') {
    const pagaendeAvvecklingsEllerOmstruktureringsforfarandeLista = [
      { kod: 'KK', klartext: 'Konkurs', fromDatum: '2025-06-30' },
    ];
    return {
      ...nothing,
      ...told('pagaendeAvvecklingsEllerOmstruktureringsforfarande', {
        pagaendeAvvecklingsEllerOmstruktureringsforfarandeLista,
      }),
    };
  }
  return {
    ...nothing,
    ...told('avregistreradOrganisation', { avregistreringsdatum: '2025-06-30' }),
    ...told('avregistreringsorsak', { kod: 'LIAV', klartext: 'Likvidation' }),
  };
}
