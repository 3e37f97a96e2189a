/** What the row says before the method is opened: the only texts in the first load, all languages of them. */
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

/** By language subtag. A language without a row falls back to English. */
export const rowTexts = {
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
} as const satisfies Record<string, RowTexts>;

/** A language that the element speaks. */
export type Language = keyof typeof rowTexts;

/** The best language we have for a list of BCP 47 codes: "de-AT" is served by "de", anything unknown by English. */
export function chooseLanguage(...wanted: readonly (string | null | undefined)[]): Language {
  for (const code of wanted) {
    const language = code?.toLowerCase().split('-')[0];
    if (language && Object.hasOwn(rowTexts, language)) return language as Language;
  }
  return 'en';
}
