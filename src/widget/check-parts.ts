import type * as Attempts from './attempt-session.js';
import type { answers } from './answer-chunk.js';
import type { AnswerTexts } from './locales/answers/en.js';
import type { Language } from './locales/row.js';
import { comingPart } from './second-try.js';

const sentences: Readonly<Record<Language, () => Promise<AnswerTexts>>> = {
  en: () => import('./locales/answers/en.js').then(({ en }) => en),
  de: () => import('./locales/answers/de.js').then(({ de }) => de),
  fr: () => import('./locales/answers/fr.js').then(({ fr }) => fr),
  nl: () => import('./locales/answers/nl.js').then(({ nl }) => nl),
  sv: () => import('./locales/answers/sv.js').then(({ sv }) => sv),
  nb: () => import('./locales/answers/nb.js').then(({ nb }) => nb),
  fi: () => import('./locales/answers/fi.js').then(({ fi }) => fi),
  es: () => import('./locales/answers/es.js').then(({ es }) => es),
  da: () => import('./locales/answers/da.js').then(({ da }) => da),
};

/** Downloads the rules of an entry, and what is said by them in one language. Rejects if it does not come; asking again tries again. */
export function loadChecks(language: Language): Promise<[typeof answers, AnswerTexts]> {
  return comingPart(
    Promise.all([import('./answer-chunk.js').then(({ answers: functions }) => functions), sentences[language]()]),
  );
}

/** Downloads what asking for a decision needs. Rejects if it does not come; asking again tries again. */
export function loadAttempts(): Promise<typeof Attempts> {
  return comingPart(import('./attempt-session.js'));
}
