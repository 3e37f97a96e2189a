import { reply, textIn, type Reply, type Upstream } from './reply.js';
import { companies } from './companies.js';
import type { SandboxCompany } from './company.js';

/** Letters of the qualified answer, each with what it is asked by and what is registered. */
const fields = [
  ['ergFirmenname', 'firmenname', 'name'],
  ['ergStrasse', 'strasse', 'street'],
  ['ergPlz', 'plz', 'postcode'],
  ['ergOrt', 'ort', 'city'],
] as const;

/** Countries whose numbers have two letters in front and are asked for; Spain keeps name and address to itself. */
const members = /^(?:AT|BE|BG|CY|CZ|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)/u;

/** Speaks eVatR of the Bundeszentralamt für Steuern: POST /abfrage, with the status of its own list in every answer. */
export const evatr: Upstream = ({ method, path, body }) => {
  if (method !== 'POST' || path !== '/abfrage') return reply({ error: 'Not Found' }, 404);
  const [own, asked] = [textIn(body, 'anfragendeUstid'), textIn(body, 'angefragteUstid')];
  if (own === '' || asked === '') return tell('0002', 400);
  if (!/^DE\d{9}$/u.test(own)) return tell('0004', 400);
  if (asked.startsWith('DE')) return tell('0006', 403);
  if (!members.test(asked)) return tell('2003', 400);
  const company = companies.find(({ vatNumber }) => vatNumber === asked);
  if (!company) return tell('2001', 404);
  const given = fields.map(([, name]) => textIn(body, name));
  if (given.every((text) => text === '')) return tell('0000', 200);
  if (textIn(body, 'firmenname') === '' || textIn(body, 'ort') === '') return tell('0003', 400);
  const letters = fields.map(([letter, name, known]) => [letter, letterOf(textIn(body, name), company, known)]);
  return tell('0000', 200, Object.fromEntries(letters) as Record<string, string>);
};

function tell(status: string, http: number, letters: Readonly<Record<string, string>> = {}): Reply {
  const anfrageZeitpunkt = new Date().toISOString();
  return reply({ id: 'e7a1c0ffee000001', anfrageZeitpunkt, status: `evatr-${status}`, ...letters }, http);
}

function letterOf(given: string, company: SandboxCompany, known: (typeof fields)[number][2]): string {
  if (given === '') return 'C';
  if (company.country === 'ES') return 'D';
  return given.toUpperCase() === company[known].toUpperCase() ? 'A' : 'B';
}
