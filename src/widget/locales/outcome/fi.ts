import type { OutcomeTexts } from './en.js';

export const fi: OutcomeTexts = {
  checking: 'Tarkistetaan, muutama sekunti',
  correction: {
    title: 'Onko tämä yrityksesi?',
    text: 'Rekisterin tiedot poikkeavat hieman.',
    accept: 'Kyllä, käytä näitä',
    edit: 'Ei, muokkaa',
    typed: 'Kirjoitit:',
    registered: 'Rekisterissä:',
  },
  authorized: (amount, days) => `Hyväksytty: ${amount}, erääntyy ${days} päivän kuluttua laskun päiväyksestä`,
  invoiceTo: (email) => `Lasku lähetetään sähköpostitse osoitteeseen ${email}.`,
  otherMethod: 'Valitse toinen maksutapa',
  review: {
    title: 'Tutkimme asiaa tarkemmin',
    text: (until) => `Saat vastauksen viimeistään ${until}. Voit myös valita nyt toisen maksutavan.`,
  },
  unknown: {
    title: 'Vastaus viipyy',
    text: 'Pyyntösi on saattanut tulla perille. Selvitämme, mitä sille tapahtui, emmekä lähetä mitään kahdesti.',
    again: 'Kysy uudelleen',
  },
  failed: {
    title: 'Tarkistusta ei saatu valmiiksi',
    text: 'Mitään ei ole tilattu, ja antamasi tiedot ovat tallella.',
    again: 'Yritä uudelleen',
    edit: 'Muuta tietoja',
  },
};
