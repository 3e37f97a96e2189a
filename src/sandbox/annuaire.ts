import { companies } from './companies.js';
import { compactNumber, type SandboxCompany } from './company.js';
import { reply, type Reply, type Upstream } from './reply.js';

/** Speaks the API Recherche d'entreprises: GET /search with a SIREN or words as `q`. */
export const annuaire: Upstream = ({ method, path, query }) => {
  const text = query.get('q')?.trim() ?? '';
  if (path !== '/search') return reply({ detail: 'Not Found' }, 404);
  if (method !== 'GET') return reply({ detail: 'Method Not Allowed' }, 405);
  if (text === '') return refuse('Veuillez indiquer au moins un paramètre de recherche.');
  const state = query.get('etat_administratif');
  if (text.length < 3 && state === null) return refuse('3 caractères minimum pour les termes de la requête');
  const included = query.get('include')?.split(',') ?? [];
  const isMinimal = query.get('minimal') === 'true';
  if (included.length > 0 && !isMinimal) return refuse('Veuillez indiquer si vous souhaitez une réponse minimale.');
  const perPage = Number(query.get('per_page') ?? 10);
  if (!(perPage >= 1 && perPage <= 25)) return refuse('Veuillez indiquer un paramètre `per_page` entre `1` et `25`.');
  // Digits alone find a company whatever else is asked for.
  const found = /^\d{9}$/u.test(text)
    ? listed.filter((company) => compactNumber(company) === text)
    : listed.filter((company) => isNamed(company, text) && (state === null || stateOf(company) === state));
  const results = found.slice(0, perPage).map((company) => {
    const { siege, tva, ...own } = resultOf(company);
    const isIn = (part: string): boolean => !isMinimal || included.includes(part);
    return { ...own, ...(isIn('siege') && { siege }), ...(isIn('tva') && { tva }) };
  });
  const pages = { page: 1, per_page: perPage, total_pages: Math.ceil(found.length / perPage) };
  return reply({ results, total_results: found.length, ...pages });
};

const listed = companies.filter(({ country, standing }) => country === 'FR' && standing !== 'removed');

function refuse(erreur: string): Reply {
  return reply({ erreur }, 400);
}

const natures: Readonly<Record<string, string>> = { '6CHY': '5710', V9QP: '5499', QVPB: '5599', ZY9X: '1000' };

/** Ceased or active. */
function stateOf({ standing }: SandboxCompany): 'A' | 'C' {
  return standing === 'deleted' ? 'C' : 'A';
}

function isNamed({ name }: SandboxCompany, text: string): boolean {
  return plain(text)
    .split(/\s+/u)
    .every((word) => plain(name).includes(word));
}

/** Capitals without accents, as names and addresses stand in Sirene. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

function resultOf(company: SandboxCompany) {
  const { name, legalForm, vatNumber, foundedOn, sector } = company;
  return {
    siren: compactNumber(company),
    nom_complet: plain(name),
    nom_raison_sociale: plain(name),
    sigle: null,
    nombre_etablissements: 1,
    nombre_etablissements_ouverts: 1,
    activite_principale: `${sector}Z`,
    categorie_entreprise: 'PME',
    date_creation: foundedOn,
    etat_administratif: stateOf(company),
    nature_juridique: natures[legalForm] ?? '9900',
    tranche_effectif_salarie: '12',
    annee_tranche_effectif_salarie: '2024',
    statut_diffusion: 'O',
    siege: siegeOf(company),
    tva: [vatNumber],
  };
}

/** "12 bis rue du Test": number, repetition, kind and name of the street stand apart. */
function siegeOf(company: SandboxCompany): object {
  const { street, postcode, city } = company;
  const [, number = null, mark, kind = null, name = street] = /^(\d+) (?:(bis|ter) )?(\S+) (.+)$/u.exec(street) ?? [];
  return {
    siret: `${compactNumber(company)}00010`,
    adresse: plain(`${street} ${postcode} ${city}`),
    numero_voie: number,
    indice_repetition: mark === undefined ? null : mark.slice(0, 1).toUpperCase(),
    dernier_numero_voie: null,
    type_voie: kind === null ? null : plain(kind),
    libelle_voie: plain(name),
    code_postal: postcode,
    libelle_commune: plain(city),
    cedex: null,
    code_pays_etranger: null,
    etat_administratif: stateOf(company) === 'A' ? 'A' : 'F',
    statut_diffusion_etablissement: 'O',
  };
}
