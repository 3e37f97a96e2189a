import { reply, type Upstream } from './reply.js';
import { companies } from './world.js';

/** Speaks the open data of Enhetsregisteret: GET /enheter/{organisasjonsnummer}. */
export const brreg: Upstream = ({ method, path }) => {
  const number = /^\/enheter\/(\d{9})$/u.exec(path)?.[1];
  if (method !== 'GET' || number === undefined) return reply({ status: 400, error: 'Bad Request' }, 400);
  const company = companies.find(({ country, registrationNumber }) => country === 'NO' && registrationNumber === number);
  if (!company) return reply({ timestamp: new Date().toISOString(), status: 404, error: 'Not Found' }, 404);
  return reply({
    organisasjonsnummer: number,
    navn: company.name.toUpperCase(),
    organisasjonsform: { kode: company.form, beskrivelse: 'Aksjeselskap' },
    registreringsdatoEnhetsregisteret: company.foundedOn,
    stiftelsesdato: company.foundedOn,
    registrertIMvaregisteret: true,
    registrertIForetaksregisteret: true,
    harRegistrertAntallAnsatte: true,
    antallAnsatte: company.employees,
    naeringskode1: { kode: company.sector, beskrivelse: '' },
    forretningsadresse: {
      land: 'Norge',
      landkode: 'NO',
      postnummer: company.postcode,
      poststed: company.city.toUpperCase(),
      adresse: [company.street],
    },
    konkurs: false,
    underAvvikling: false,
    underTvangsavviklingEllerTvangsopplosning: false,
  });
};
