import type { OutcomeTexts } from './en.js';

export const sv: OutcomeTexts = {
  checking: 'Kontrollerar, några sekunder',
  correction: {
    title: 'Är det här ditt företag?',
    text: 'Uppgifterna i registret skiljer sig något.',
    accept: 'Ja, använd dem',
    edit: 'Nej, ändra',
    typed: 'Du skrev:',
    registered: 'I registret:',
  },
  authorized: (amount, days) => `Godkänt: ${amount}, förfaller ${days} dagar efter fakturadatum`,
  invoiceTo: (email) => `Fakturan skickas med e-post till ${email}.`,
  otherMethod: 'Välj ett annat betalsätt',
  review: {
    title: 'Vi tittar närmare på det',
    text: (until) => `Du får svar senast den ${until}. Eller välj ett annat betalsätt nu.`,
  },
  unknown: {
    title: 'Svaret dröjer',
    text: 'Din förfrågan kan ha kommit fram. Vi tar reda på vad som hände och skickar inget två gånger.',
    again: 'Fråga igen',
  },
  failed: {
    title: 'Kontrollen kunde inte slutföras',
    text: 'Inget har beställts och dina uppgifter finns kvar.',
    again: 'Försök igen',
    edit: 'Ändra uppgifterna',
  },
};
