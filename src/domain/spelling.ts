import type { CountryCode } from './country.js';
import { foldText } from './text.js';

/**
 * How the people of one country write what its registers write otherwise: knowledge for `compare-company.ts`, ours, from how names and
 * addresses look in registers and on invoices. Words in lower case, with their marks, without dots.
 */
export interface Spelling {
  /** Words for "&" that mean something else in other languages; those of `joiners` join everywhere. */
  readonly joiners?: string;
  /** Letters that nobody writes without their marks: there "Muller" is not just another "Müller". */
  readonly keptLetters?: string;
  /** Short words of names: short, full. */
  readonly nameWords?: ShortWords;
  /** Articles and titles, which one may leave out of a name, and another not. */
  readonly lesserWords: string;
  /** What a name carries when its company is coming to an end, phrases as `plainWords` writes them, separated by `|`. */
  readonly ends: string;
  /** Words that registers add to a name and that do not tell companies apart. */
  readonly silentWords?: string;
  /** How a legal form stands in names besides what its pack knows, phrases separated by `|`, by ISO 20275 code. */
  readonly formSpellings?: Readonly<Record<string, string>>;
  /** A word's last part that belongs to the legal form behind it: "Handelsgesellschaft mbH" is a "Handels GmbH". */
  readonly formInWord?: { readonly ending: string; readonly before: string };
  /** Forms of which one is a special case of the other, and taken for it; ISO 20275 codes. */
  readonly kinForms?: string;
  /** Short words of streets. */
  readonly streetWords?: ShortWords;
  /** Short last parts of streets; with a dot where only that tells a short one from a whole word. */
  readonly streetEndings?: ShortWords;
  /** Words that one may leave out of a street. */
  readonly lesserStreetWords?: string;
  /** What of a house number, compact and in lower case, names the house; the rest leads to stairs, floor and door. */
  readonly house?: RegExp;
  /** Short words and phrases of places. */
  readonly placeWords?: ShortWords;
}

type ShortWords = Readonly<Record<string, string>>;

/** A short word in full; any other as it is. */
export function inFull(word: string, short: ShortWords = {}): string {
  const written = [word, foldText(word)].find((candidate) => Object.hasOwn(short, candidate));
  return (written !== undefined ? short[written] : undefined) ?? word;
}

/** Words for "&" in every country: companies are named in foreign languages too. */
export const joiners = 'and und og och et';

/** What of a house number names the house, where the country has no rule of its own: number and letter, and to which other it reaches. */
export const usualHouse = /^\d+(?:bis|ter|quater|[a-z](?![a-z]))?(?:[-/+]\d+(?:[a-z](?![a-z]))?)*/u;

const germanNames: ShortWords = {
  cokg: 'co kg',
  gebr: 'gebrüder',
  ges: 'gesellschaft',
  int: 'international',
  st: 'sankt',
};
const germanStreets: ShortWords = { dr: 'doktor', prof: 'professor', st: 'sankt', bgm: 'bürgermeister' };
const germanPlaces: ShortWords = { st: 'sankt', 'a m': 'am main', 'a rh': 'am rhein', 'i br': 'im breisgau' };
const germanEnds = 'il|ii|in liquidation|in abwicklung|in insolvenz|im insolvenzverfahren|in konkurs';
const germanTitles = 'der die das dr prof dipl ing mag firma fa inh inhaber inhaberin';

/** By country. */
export const spellings: Readonly<Record<CountryCode, Spelling>> = {
  DE: {
    joiners: 'u',
    keptLetters: 'äöü',
    nameWords: germanNames,
    lesserWords: germanTitles,
    ends: germanEnds,
    formSpellings: { '2HBR': 'gesellschaft mbh|ges mbh|gesmbh', OL20: 'eingetragener kaufmann|eingetragene kauffrau' },
    formInWord: { ending: 'gesellschaft', before: 'mbh' },
    kinForms: '2HBR SCE1',
    streetWords: germanStreets,
    streetEndings: { str: 'straße', 'pl.': 'platz' },
    placeWords: germanPlaces,
  },
  AT: {
    joiners: 'u',
    keptLetters: 'äöü',
    nameWords: germanNames,
    lesserWords: germanTitles,
    ends: germanEnds,
    formSpellings: { AXSB: 'gesellschaft mbh', ECWU: 'eingetragener unternehmer|eingetragene unternehmerin' },
    formInWord: { ending: 'gesellschaft', before: 'mbh' },
    streetWords: germanStreets,
    streetEndings: { str: 'straße', 'g.': 'gasse', 'pl.': 'platz' },
    // "1/2/3" is house, stairs and door.
    house: /^\d+(?:[a-z](?![a-z]))?(?:-\d+(?:[a-z](?![a-z]))?)*/u,
    placeWords: germanPlaces,
  },
  FR: {
    nameWords: { ets: 'établissements', ste: 'société', cie: 'compagnie', st: 'saint' },
    lesserWords: 'le la les l de du des d m mme société entreprise',
    ends: 'en liquidation|en liquidation judiciaire|en redressement judiciaire|en cours de liquidation',
    streetWords: {
      ...{ r: 'rue', av: 'avenue', ave: 'avenue', bd: 'boulevard', bld: 'boulevard', blvd: 'boulevard' },
      ...{ boul: 'boulevard', pl: 'place', all: 'allée', imp: 'impasse', rte: 'route', ch: 'chemin', chem: 'chemin' },
      ...{ fg: 'faubourg', fbg: 'faubourg', st: 'saint', ste: 'sainte', sq: 'square', dr: 'docteur', gal: 'général' },
      ...{ mal: 'maréchal', pdt: 'président', res: 'résidence' },
    },
    lesserStreetWords: 'de du des la le les l d',
    placeWords: { st: 'saint', ste: 'sainte' },
  },
  NL: {
    joiners: 'en',
    nameWords: { gebr: 'gebroeders', fa: 'firma', int: 'international' },
    lesserWords: 'de het van der den drs ir dr firma',
    ends: 'in liquidatie|in surseance|in surseance van betaling|in faillissement',
    streetWords: { burg: 'burgemeester', st: 'sint', prof: 'professor', dr: 'doctor' },
    streetEndings: { str: 'straat', 'ln.': 'laan', 'pln.': 'plein', 'wg.': 'weg' },
    lesserStreetWords: 'de het van der den',
    // "17-2" and "17 hs" are doors of 17.
    house: /^\d+(?:[a-z](?![a-z]))?/u,
  },
  SE: {
    nameWords: { br: 'bröderna', bröd: 'bröderna', int: 'international' },
    lesserWords: 'den det firma',
    ends: 'i likvidation|i konkurs|under rekonstruktion|konkursbo',
    silentWords: 'publ',
    streetWords: { st: 'sankt', n: 'norra', s: 'södra', ö: 'östra', v: 'västra' },
    streetEndings: { 'g.': 'gatan', 'v.': 'vägen', 'gat.': 'gatan' },
  },
  NO: {
    nameWords: { brdr: 'brødrene', br: 'brødrene', int: 'international' },
    lesserWords: 'den det firma',
    ends: 'under avvikling|under tvangsavvikling|under tvangsopplosning|under tvangsoppløsning|i konkurs|konkursbo|dets konkursbo',
    streetWords: { dr: 'doktor', st: 'sankt' },
    streetEndings: {
      ...{ gt: 'gata', gate: 'gata', gaten: 'gata', 'g.': 'gata' },
      ...{ vn: 'vei', veien: 'vei', 'v.': 'vei', 'pl.': 'plass' },
    },
  },
  FI: {
    joiners: 'ja',
    nameWords: { int: 'international' },
    lesserWords: 'toiminimi firma',
    ends: 'selvitystilassa|konkurssissa|konkurssipesä|konkurssipesa|i likvidation|i konkurs|konkursbo',
    streetEndings: { 'k.': 'katu', 't.': 'tie', 'g.': 'gatan', 'v.': 'vägen' },
    // "5 A 12" is house, stairs and door.
    house: /^\d+(?:-\d+)*/u,
  },
  ES: {
    joiners: 'y e i',
    nameWords: { hnos: 'hermanos', cia: 'compañía', cía: 'compañía', int: 'internacional' },
    lesserWords: 'el la los las de del d don dña doña',
    ends: 'en liquidacion|en concurso|en concurso de acreedores',
    kinForms: 'DP3Q R6UT',
    streetWords: {
      ...{ c: 'calle', cl: 'calle', av: 'avenida', avd: 'avenida', avda: 'avenida', pza: 'plaza', plza: 'plaza' },
      ...{ pl: 'plaza', pº: 'paseo', pso: 'paseo', ctra: 'carretera', cno: 'camino', rda: 'ronda', trva: 'travesía' },
      ...{ urb: 'urbanización', pol: 'polígono', ind: 'industrial', sta: 'santa', sto: 'santo', dr: 'doctor' },
    },
    lesserStreetWords: 'calle de del la el las los',
    placeWords: { sta: 'santa', sto: 'santo' },
  },
  DK: {
    nameWords: { brdr: 'brødrene', int: 'international' },
    lesserWords: 'den det firmaet firma v ved',
    ends: 'under konkurs|under frivillig likvidation|under likvidation|i likvidation|under tvangsoplosning|under tvangsopløsning',
    streetWords: { gl: 'gammel', ndr: 'nordre', sdr: 'søndre', nr: 'nørre', st: 'store', ll: 'lille' },
    streetEndings: { 'gd.': 'gade', 'g.': 'gade', 'v.': 'vej', 'vj.': 'vej', 'pl.': 'plads' },
  },
};
