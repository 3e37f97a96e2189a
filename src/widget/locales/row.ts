/** What the row says before the method is opened. */
export interface RowTexts {
  /** The mission's title, with the name of who pays the shop; without a name in live mode without Billie. */
  readonly title: (brand?: string) => string;
  readonly terms: (days: number) => string;
  /** Mark beside the title in test mode. */
  readonly testMode: string;
  /** Told by the browser when a form is sent before the check is done. */
  readonly unfinished: string;
  /** The form itself could not be loaded, and what to do about it. */
  readonly notLoaded: string;
  readonly retry: string;
}

/**
 * By language subtag; a language without a row falls back to English. Two come with the first load, as it has no room for all; the others
 * are downloaded while the offer is on its way.
 */
const rows = {
  en: {
    title: (brand) => (brand ? `Pay by invoice with ${brand}` : 'Pay by invoice'),
    terms: (days) => `Receive first, pay in ${days} days. For businesses.`,
    testMode: 'Test',
    unfinished: 'Please finish the company check first, or choose another way to pay.',
    notLoaded: 'The form could not be loaded.',
    retry: 'Try again',
  },
  de: {
    title: (brand) => (brand ? `Kauf auf Rechnung mit ${brand}` : 'Kauf auf Rechnung'),
    terms: (days) => `Erst erhalten, in ${days} Tagen bezahlen. Für Unternehmen.`,
    testMode: 'Test',
    unfinished: 'Bitte schließen Sie zuerst die Firmenprüfung ab oder wählen Sie eine andere Zahlungsart.',
    notLoaded: 'Das Formular konnte nicht geladen werden.',
    retry: 'Erneut versuchen',
  },
  fr: () => import('./row/fr.js').then(({ fr }) => fr),
  nl: () => import('./row/nl.js').then(({ nl }) => nl),
  sv: () => import('./row/sv.js').then(({ sv }) => sv),
  nb: () => import('./row/nb.js').then(({ nb }) => nb),
  fi: () => import('./row/fi.js').then(({ fi }) => fi),
  es: () => import('./row/es.js').then(({ es }) => es),
  da: () => import('./row/da.js').then(({ da }) => da),
} satisfies Record<string, RowTexts | (() => Promise<RowTexts>)>;

/** A language that the element speaks. */
export type Language = keyof typeof rows;

/** English, for as long as there is nothing better. */
export const englishRow: RowTexts = rows.en;

const arrived: Partial<Record<Language, RowTexts>> = {};

/** The row's texts, if they are here; else they are downloaded, and `whenArrived` tells when. English stands in for what does not come. */
export function readRow(language: Language, whenArrived: () => void): RowTexts | undefined {
  const row: RowTexts | (() => Promise<RowTexts>) = arrived[language] ?? rows[language];
  if (typeof row !== 'function') return row;
  void row()
    .catch(() => englishRow)
    .then((texts) => {
      arrived[language] = texts;
      whenArrived();
    });
  return undefined;
}

// Norwegian has a code of its own, and two written languages; we write one of them.
const otherCodes: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb' };

/** The best language we have for a list of BCP 47 codes: "de-AT" is served by "de", anything unknown by English. */
export function chooseLanguage(...wanted: readonly (string | null | undefined)[]): Language {
  for (const code of wanted) {
    const subtag = code?.toLowerCase().split('-')[0] ?? '';
    const language = otherCodes[subtag] ?? subtag;
    if (Object.hasOwn(rows, language)) return language as Language;
  }
  return 'en';
}
