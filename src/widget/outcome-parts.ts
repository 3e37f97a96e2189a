import type * as Attempts from './attempt-session.js';
import type { OutcomeTexts } from './locales/outcome/en.js';
import type { Language } from './locales/row.js';
import { askAgain } from './second-try.js';

const outcomeTexts: Readonly<Record<Language, () => Promise<OutcomeTexts>>> = {
  en: () => import('./locales/outcome/en.js').then(({ en }) => en),
  de: () => import('./locales/outcome/de.js').then(({ de }) => de),
  fr: () => import('./locales/outcome/fr.js').then(({ fr }) => fr),
  nl: () => import('./locales/outcome/nl.js').then(({ nl }) => nl),
  sv: () => import('./locales/outcome/sv.js').then(({ sv }) => sv),
  nb: () => import('./locales/outcome/nb.js').then(({ nb }) => nb),
  fi: () => import('./locales/outcome/fi.js').then(({ fi }) => fi),
  es: () => import('./locales/outcome/es.js').then(({ es }) => es),
  da: () => import('./locales/outcome/da.js').then(({ da }) => da),
};

/** Downloads what comes of asking, in one language. Rejects if it does not come; asking again tries again. */
export async function loadOutcomes(language: Language): Promise<[typeof Attempts, OutcomeTexts]> {
  try {
    return await Promise.all([import('./attempt-session.js'), outcomeTexts[language]()]);
  } catch (error) {
    askAgain();
    throw error;
  }
}
