import type { AnswerTexts } from './en.js';

const words = ['', '', '', 'kolme', 'neljä', 'viisi', 'kuusi'];

export const fi: AnswerTexts = {
  insist: 'Numero on oikein',
  change: 'Muuta',
  pasted: 'Liittämäsi teksti on nyt oikeissa kentissä.',
  issues: {
    required: () => 'Täytä tämä kenttä.',
    too_long: ({ longest }) => `Enintään ${longest} merkkiä.`,
    characters_not_allowed: () => 'Kentässä on merkkejä, joita ei voi käyttää.',
    legal_form_unknown: () => 'Valitse yritysmuoto.',
    vat_number_shape: ({ example }) => `Tämä ei näytä alv-numerolta. Esimerkki: ${example}.`,
    vat_number_check_digit: () => 'Tarkistusnumero ei täsmää. Vertaa numeroa johonkin laskuusi.',
    vat_number_foreign: ({ country }) => `Toisen maan alv-numero (${country}). Se käy, jos se on yrityksesi oma.`,
    vat_number_is_tax_number: ({ example }) =>
      `Tämä näyttää verotunnisteelta. Alv-numero alkaa kirjaimilla: ${example}.`,
    vat_number_is_personal: () => 'Käytä yrityksen alv-numeroa, älä numeroa, joka sisältää henkilötunnuksesi (BSN).',
    registration_number_shape: ({ example }) => `Tämä ei näytä rekisterinumerolta. Esimerkki: ${example}.`,
    registration_number_check_digit: () => 'Tarkistusnumero ei täsmää. Vertaa numeroa rekisteriin.',
    registration_number_other_register: ({ register }) =>
      `Tämän yritysmuodon yritykset ovat yleensä toisessa rekisterissä: ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `Anna ${words[Number(digits)] ?? digits} numeroa.` : `Esimerkiksi ${example}.`,
    email_shape: () => 'Tarkista sähköpostiosoite. Esimerkki: nimi@yritys.fi.',
    phone_shape: () => 'Tarkista puhelinnumero tai jätä kenttä tyhjäksi.',
    not_confirmed: () => 'Tarkista tämä vielä kerran.',
  },
  advices: {
    fix_address: {
      title: 'Osoitetta ei voitu vahvistaa',
      text: 'Nimen ja osoitteen on oltava samat kuin rekisterissä. Tarkista merkityt kentät.',
    },
    fix_identity: {
      title: 'Yritystä ei löytynyt',
      text: 'Vertaa merkittyjä kenttiä yrityksen rekisteritietoihin tai johonkin laskuusi.',
    },
    try_smaller: {
      title: 'Ei käytettävissä tälle summalle',
      text: 'Pienempi tilaus saattaa onnistua. Voit myös valita toisen maksutavan.',
    },
    other_method: {
      title: 'Ei käytettävissä tälle tilaukselle',
      text: 'Valitse toinen maksutapa. Tämä ei kerro mitään siitä, miten kauppa suhtautuu yritykseesi.',
    },
  },
  notices: {
    basket_changed: 'Ostoskorisi on muuttunut. Tietosi ovat tallella. Tarkista vielä kerran.',
    authorization_expired: 'Hyväksyntä on vanhentunut. Tietosi ovat tallella. Tarkista vielä kerran.',
  },
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
