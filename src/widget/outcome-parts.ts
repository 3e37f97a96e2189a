import type * as Attempts from './attempt-session.js';
import type { OutcomeTexts } from './locales/outcome/en.js';
import type { Language } from './locales/row.js';
import { askAgain } from './second-try.js';

const outcomeTexts: Readonly<Record<Language, () => Promise<OutcomeTexts>>> = {
  en: () => import('./locales/outcome/en.js').then(({ en }) => en),
  de: () => import('./locales/outcome/de.js').then(({ de }) => de),
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
