import type { Texts } from './en.js';

const words = ['', '', '', 'kolme', 'neljä', 'viisi', 'kuusi'];

export const fi: Texts = {
  company: 'Yrityksesi',
  contact: 'Tilaaja',
  labels: {
    companyName: 'Yrityksen nimi',
    legalForm: 'Yritysmuoto',
    vatNumber: 'Alv-numero',
    registerNumber: 'Rekisterinumero',
    organisationNumber: 'Organisaationumero',
    sirenNumber: 'SIREN-numero',
    kvkNumber: 'KvK-numero',
    businessId: 'Y-tunnus',
    companyBookNumber: 'Rekisterinumero (Firmenbuch)',
    nif: 'Verotunniste (NIF)',
    cvrNumber: 'CVR-numero',
    street: 'Katuosoite',
    postcode: 'Postinumero',
    city: 'Postitoimipaikka',
    town: 'Postitoimipaikka',
    postTown: 'Postitoimipaikka',
    firstName: 'Etunimi',
    lastName: 'Sukunimi',
    email: 'Sähköposti',
    phone: 'Puhelin',
    purchaseOrder: 'Ostotilausnumero',
    invoiceEmail: 'Laskutussähköposti',
  },
  optional: '(valinnainen)',
  choose: 'Valitse',
  check: 'Tarkista yritys',
  insist: 'Numero on oikein',
  change: 'Muuta',
  search: {
    label: 'Yrityksen nimi tai numero',
    byHand: 'Täytä tiedot itse',
    notListed: 'Yritykseni ei ole luettelossa',
    court: 'Rekisterituomioistuin',
    found: (count) =>
      count === 0 ? 'Yrityksiä ei löytynyt.' : `${count} ${count === 1 ? 'yritys' : 'yritystä'} löytyi.`,
  },
  pasted: 'Liittämäsi teksti on nyt oikeissa kentissä.',
  opensNewTab: '(avautuu uuteen välilehteen)',
  legal: {
    before: () => 'Jatkamalla hyväksyt ',
    // In brackets, because a name in the sentence would have to be inflected.
    terms: (creditor) => `ehdot (${creditor})`,
    between: (creditor) => `. ${creditor} tarkistaa yrityksesi tiedot ja luottokelpoisuuden: `,
    privacy: 'tietosuojaseloste',
    after: '.',
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
    check_unreachable: 'Tarkistusta ei voitu aloittaa. Tietosi ovat tallella. Yritä uudelleen.',
    authorization_expired: 'Hyväksyntä on vanhentunut. Tietosi ovat tallella. Tarkista vielä kerran.',
  },
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
};
