import type { CountryCode } from '../domain/country.js';
import { companiesIn, type CompanyRole, type SandboxCompany } from './company.js';

// Who lives in the pretend world. Everybody is made up, unless Billie publishes them as test buyers (docs.billie.io). Their numbers are
// nobody's: they fail their check digit, or the keeper of the register has published them for tests.

const haslach = ['77716', 'Haslach im Kinzigtal'] as const;

// Zeta and the unknown company are Billie's; the numbers of the latter are ours. VAT numbers fail their check digit.
export const de = companiesIn('DE', {
  authorized: ['2HBR', 'Zeta Electronics Gold GmbH', 'HRB 934855', 'DE812345678', 'Tannenweg 4', ...haslach],
  review: ['2HBR', 'Eta Zweifel GmbH', 'HRB 934901', 'DE812349012', 'Birkenweg 11', ...haslach],
  unknown: ['2HBR', 'Billie GmbH', 'HRB 999999', 'DE999999999', 'Chausseestr. 100', '10100', 'Berlin'],
});

// SIRENs fail Luhn; the keys in front of them are those that belong to them.
export const fr = companiesIn('FR', {
  authorized: ['6CHY', 'Lumière Fictive SAS', '900 100 203', 'FR71900100203', '12 bis rue du Test', '69002', 'Lyon'],
  declined: ['V9QP', 'Poches Vides SARL', '900 300 405', 'FR53900300405', '8 rue du Gousset', '13001', 'Marseille'],
  correction: ['6CHY', 'Bois Voyageur SAS', '900 400 506', 'FR44900400506', '25 allée du Modèle', '33000', 'Bordeaux'],
  review: ['QVPB', 'Peut-être Négoce SA', '900 500 607', 'FR35900500607', '4 place du Doute', '59000', 'Lille'],
  unknown: ['V9QP', 'Introuvable SARL', '900 600 708', 'FR26900600708', '1 impasse du Néant', '75011', 'Paris'],
});

// KvK numbers have no check digit: these are of KvK's own test environment. VAT numbers pass neither of their two checks, except the sole
// trader's, which the Belastingdienst publishes as an example.
export const nl = companiesIn('NL', {
  authorized: ['54M6', 'Proeflicht B.V.', '68750110', 'NL900000101B01', 'Proefgracht 17 hs', '1012 AB', 'Amsterdam'],
  declined: ['54M6', 'Lege Zakken B.V.', '90001354', 'NL900000202B01', 'Beurzenstraat 9', '3011 AA', 'Rotterdam'],
  correction: ['B5PM', 'Zwerfhout N.V.', '68727720', 'NL900000303B01', 'Modelweg 25', '3511 AB', 'Utrecht'],
  review: ['4QXM', 'Bakkerij Misschien', '69599084', 'NL000099998B57', 'Twijfelsteeg 3', '9711 AA', 'Groningen'],
  unknown: ['54M6', 'Onbekend Handel B.V.', '90004760', 'NL900000404B01', 'Nergensweg 1', '5611 AA', 'Eindhoven'],
});

// Two numbers are test companies that UC publishes (developerportal.enento.com); the others fail Luhn.
export const se = companiesIn('SE', {
  authorized: ['XJHM', 'Provljus AB', '559853-6018', 'SE559853601801', 'Exempelgatan 5 A', '114 55', 'Stockholm'],
  declined: ['XJHM', 'Tomma Fickor AB', '559000-1111', 'SE559000111101', 'Kassagatan 9', '411 05', 'Göteborg'],
  correction: ['XJHM', 'Drivveds Möbler AB', '559794-1797', 'SE559794179701', 'Modellvägen 25', '211 22', 'Malmö'],
  review: ['C61P', 'Kanske Kaffe Ek. för.', '769000-2222', 'SE769000222201', 'Tvekans väg 3', '753 10', 'Uppsala'],
  unknown: ['BEAY', 'Okänd Handel HB', '969000-3333', 'SE969000333301', 'Ingenstans gata 1', '582 22', 'Linköping'],
});

// Numbers begin with 3, as the registers' own synthetic test data do.
export const no = companiesIn('NO', {
  authorized: ['YI42', 'Fjordlys Elektro AS', '312 345 676', 'NO312345676MVA', 'Strandgata 4', '5004', 'Bergen'],
  declined: ['YI42', 'Tomme Lommer AS', '312 345 684', 'NO312345684MVA', 'Kaigata 9', '0025', 'Oslo'],
  correction: ['YI42', 'Nordvik Trevare AS', '312 345 692', 'NO312345692MVA', 'Sagveien 12', '7010', 'Trondheim'],
  review: ['YI42', 'Kanskje Handel AS', '312 345 706', 'NO312345706MVA', 'Tvilsveien 3', '4006', 'Stavanger'],
  unknown: ['YI42', 'Ukjent Handel AS', '312 345 749', 'NO312345749MVA', 'Ingensteds gate 1', '0150', 'Oslo'],
  insolvent: ['YI42', 'Slutt Bygg AS', '312 345 714', 'NO312345714MVA', 'Endeveien 1', '1607', 'Fredrikstad'],
  deleted: ['YI42', 'Gamle Garn AS', '312 345 722', 'NO312345722MVA', 'Spinnerigata 8', '2005', 'Lillestrøm'],
  removed: ['YI42', 'Borte Vekk AS', '312 345 730', 'NO312345730MVA', 'Tomgata 2', '9008', 'Tromsø'],
});

// Viretek is Billie's, but for its VAT number: this one follows from the Y-tunnus, Billie's ends in 1. The others fail their check digit.
export const fi = companiesIn('FI', {
  authorized: ['DKUW', 'Viretek Oy', '2987654-0', 'FI29876540', 'Kalliontie 12', '00120', 'Helsinki'],
  declined: ['DKUW', 'Tyhjät Taskut Oy', '2900001-3', 'FI29000013', 'Kukkarokatu 5 A 12', '33100', 'Tampere'],
  correction: ['DKUW', 'Ajopuun Verstas Oy', '2900002-5', 'FI29000025', 'Mallikatu 25', '20100', 'Turku'],
  review: ['HEOB', 'Ehkä Kauppa Ky', '2900003-7', 'FI29000037', 'Epäilyksenkatu 3', '90100', 'Oulu'],
  unknown: ['DKUW', 'Tuntematon Tukku Oy', '2900004-9', 'FI29000049', 'Olemattomankuja 1', '40100', 'Jyväskylä'],
});

const brixen = ['6364', 'Brixen im Thale'] as const;

// Theta is Billie's. VAT numbers and Firmenbuchnummern fail their checks.
export const at = companiesIn('AT', {
  authorized: ['AXSB', 'Theta Electronics Gold GmbH', 'FN 234567 a', 'ATU12345678', 'Fichtenstraße 9', ...brixen],
  declined: ['AXSB', 'Leere Taschen GmbH', 'FN 234568 a', 'ATU12345001', 'Geldgasse 1/2/3', '1010', 'Wien'],
  correction: ['ONF1', 'Treibholz GmbH & Co KG', 'FN 234569 a', 'ATU12345002', 'Musterweg 25', '8010', 'Graz'],
  review: ['ECWU', 'Lena Vielleicht e.U.', 'FN 234570 a', 'ATU12345003', 'Zweifelgasse 3', '5020', 'Salzburg'],
  unknown: ['AXSB', 'Unbekannt Handel GmbH', 'FN 234571 a', 'ATU12345004', 'Nirgendsweg 1', '4020', 'Linz'],
});

// The last characters of the NIFs fit neither as digit nor as letter.
export const es = companiesIn('ES', {
  authorized: ['DP3Q', 'Luz Modelo S.L.', 'B99000014', 'ESB99000014', 'Calle Irreal, 14, 3.º izda.', '28013', 'Madrid'],
  declined: ['DP3Q', 'Bolsillos Vacíos S.L.', 'B99000027', 'ESB99000027', 'Calle Monedero, 9', '46001', 'Valencia'],
  correction: ['R6UT', 'Madera Errante S.L.U.', 'B99000031', 'ESB99000031', 'Avenida Modelo, 25', '41001', 'Sevilla'],
  review: ['5RDO', 'Quizás Comercio S.A.', 'A99000058', 'ESA99000058', 'Plaza de la Duda, 3', '08001', 'Barcelona'],
  unknown: ['1QU8', 'Nadie Conoce S.Coop.', 'F99000060', 'ESF99000060', 'Calle Ninguna, 1', '50001', 'Zaragoza'],
});

// Nordic Eco Solutions is Billie's, with another VAT number than its CVR number. All fail modulus 11.
export const dk = companiesIn('DK', {
  authorized: ['H8VP', 'Nordic Eco Solutions ApS', '12 34 56 78', 'DK87654321', 'Grønvej 16', '2100', 'København'],
  declined: ['H8VP', 'Flade Lommer ApS', '12 34 00 02', 'DK12340002', 'Pungstræde 12, 2. tv', '1263', 'København K'],
  correction: ['ZRPO', 'Drivtømmer A/S', '12 34 00 03', 'DK12340003', 'Modelvej 25', '8000', 'Aarhus C'],
  review: ['7WRN', 'Måske Handel I/S', '12 34 00 04', 'DK12340004', 'Tvivlsgade 3', '5000', 'Odense C'],
  unknown: ['H8VP', 'Ukendt Engros ApS', '12 34 00 05', 'DK12340005', 'Ingenstedsvej 1', '9000', 'Aalborg'],
});

type Companies = Readonly<Partial<Record<CompanyRole, SandboxCompany>>>;

/** Everybody, those included whom nobody knows. */
export const byCountry: Readonly<Record<CountryCode, Companies>> = {
  DE: de,
  FR: fr,
  NL: nl,
  SE: se,
  NO: no,
  FI: fi,
  AT: at,
  ES: es,
  DK: dk,
};

/** Who exists. */
export const companies: readonly SandboxCompany[] = Object.values(byCountry).flatMap((own) =>
  Object.entries(own).flatMap(([role, company]) => (role === 'unknown' ? [] : [company])),
);
