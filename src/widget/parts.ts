import type { CountryCode, CountryPack } from '../domain/country.js';
import type { Texts } from './locales/en.js';
import type { Language } from './locales/row.js';
import { comingPart } from './second-try.js';
import type { FormSession } from './form-session.js';

/** What is downloaded only when the method is opened. */
export interface Parts {
  readonly Session: typeof FormSession;
  readonly pack: CountryPack;
  readonly texts: Texts;
}

// Written out, because a bundler cuts chunks only at imports whose address it can read.
const packs: Readonly<Record<CountryCode, () => Promise<CountryPack>>> = {
  DE: () => import('../domain/countries/de.js').then(({ de }) => de),
  FR: () => import('../domain/countries/fr.js').then(({ fr }) => fr),
  NL: () => import('../domain/countries/nl.js').then(({ nl }) => nl),
  SE: () => import('../domain/countries/se.js').then(({ se }) => se),
  NO: () => import('../domain/countries/no.js').then(({ no }) => no),
  FI: () => import('../domain/countries/fi.js').then(({ fi }) => fi),
  AT: () => import('../domain/countries/at.js').then(({ at }) => at),
  ES: () => import('../domain/countries/es.js').then(({ es }) => es),
  DK: () => import('../domain/countries/dk.js').then(({ dk }) => dk),
};

const texts: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () => import('./locales/en.js').then(({ en }) => en),
  de: () => import('./locales/de.js').then(({ de }) => de),
  fr: () => import('./locales/fr.js').then(({ fr }) => fr),
  nl: () => import('./locales/nl.js').then(({ nl }) => nl),
  sv: () => import('./locales/sv.js').then(({ sv }) => sv),
  nb: () => import('./locales/nb.js').then(({ nb }) => nb),
  fi: () => import('./locales/fi.js').then(({ fi }) => fi),
  es: () => import('./locales/es.js').then(({ es }) => es),
  da: () => import('./locales/da.js').then(({ da }) => da),
};

/** Downloads form, country and language at once. Rejects if one of them does not come; asking again tries again. */
export async function loadParts(country: CountryCode, language: Language): Promise<Parts> {
  const parts = [
    import('./form-session.js').then(({ FormSession: Form }) => Form),
    packs[country](),
    texts[language](),
  ] as const;
  const [Session, pack, words] = await comingPart(Promise.all(parts));
  return { Session, pack, texts: words };
}
