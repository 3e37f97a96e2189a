import { html, type TemplateResult } from 'lit';
import type { BuyerEntry } from '../../domain/buyer.js';
import type { CorrectedCompany } from '../../domain/decision.js';
import { comparedFields, type ComparedField } from '../../domain/evidence.js';
import type { Texts } from '../locales/en.js';

const addressFields: readonly ComparedField[] = ['company.address.street', 'company.address.postcode', 'company.address.city'];

/** The register's version with what differs marked, and both versions in words for those who cannot see the marks. */
export function renderComparison(entry: BuyerEntry, company: CorrectedCompany, texts: Texts): TemplateResult {
  const known = (path: ComparedField): string => company[path] ?? entry[path] ?? '';
  const marked = (path: ComparedField): TemplateResult[] => markWords(entry[path] ?? '', known(path));
  const say = (value: (path: ComparedField) => string): string => comparedFields.map(value).filter(Boolean).join(', ');
  const numbers = (['company.vatNumber', 'company.registrationNumber'] as const).filter((path) => known(path));
  const [street, postcode, city] = addressFields.map((path) => marked(path));
  return html`<div class="company" part="company">
    <p class="hidden">${texts.correction.typed} ${say((path) => entry[path] ?? '')}</p>
    <p class="hidden">${texts.correction.registered} ${say(known)}</p>
    <div aria-hidden="true">
      <b>${marked('company.name')}</b>
      <small>${street}, ${postcode} ${city}${numbers.map((path) => html`<br />${marked(path)}`)}</small>
    </div>
  </div>`;
}

// Word by word: addresses and names are short, and a change of one word is what people look for.
function markWords(typed: string, known: string): TemplateResult[] {
  const before = typed.split(/\s+/u).filter(Boolean);
  const after = known.split(/\s+/u).filter(Boolean);
  const words: TemplateResult[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [old, now] = [before[index], after[index]];
    if (old === now) words.push(html`${now} `);
    else words.push(html`${old ? html`<del>${old}</del> ` : ''}${now ? html`<ins>${now}</ins> ` : ''}`);
  }
  return words;
}
