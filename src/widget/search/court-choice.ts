import type { Registration } from '../../domain/company.js';
import type { CountryPack } from '../../domain/country.js';
import { courtNames } from '../../domain/countries/court-names.js';
import { deCourts } from '../../domain/countries/de-courts.js';
import { findCourts } from '../../domain/court.js';
import type { Checked } from '../../domain/identifier.js';
import { Combobox, type Chooser } from './combobox.js';
import { listStyle } from './option-list.js';

/** The form as the choice sees it. */
export interface CourtHost {
  readonly pack: CountryPack;
  /** What the list is called. */
  readonly label: string;
  /** Reads what stands in the field. */
  check(text: string): Checked<Registration>;
}

/**
 * Proposes the court behind a register number, as soon as somebody goes on after the number itself: with a comma, a space, letters, or
 * the arrow key. It proposes only: whatever else is typed there stays, and Enter on a bare number is the form's.
 */
export class CourtChoice implements Chooser {
  readonly style = listStyle;
  readonly #box = new Combobox(this);
  #found: readonly string[] = [];

  readonly #host: CourtHost;
  constructor(host: CourtHost) {
    this.#host = host;
  }

  follow(field: HTMLInputElement | null): void {
    this.#box.follow(field ?? undefined);
  }

  get label(): string {
    return this.#host.label;
  }

  look(because: 'typed' | 'came' | 'asked'): void {
    const read = this.#read();
    const goesOn = because === 'asked' || read?.court !== '' || /[\s,;]$/u.test(this.#box.text);
    this.#found = read && goesOn ? findCourts(read.court, deCourts, courtNames[this.#host.pack.code]) : [];
    if (this.#found.length === 0 || this.#found[0] === read?.court) this.#box.close();
    else this.#box.open(this.#found, read?.court ? 0 : -1);
  }

  entered(): boolean {
    return false;
  }

  chosen(index: number): void {
    const [court, read] = [this.#found[index], this.#read()];
    if (court && read) this.#box.write(`${read.number}, ${court}`);
    this.#box.close();
  }

  closed(): void {
    // Nothing is under way.
  }

  /** What stands in the field: the number in its tidy form, and what of a court's name is behind it. */
  #read(): { readonly number: string; readonly court: string } | undefined {
    const { pack } = this.#host;
    const check = this.#host.check(this.#box.text);
    if (check.status !== 'valid') return undefined;
    const { register, court = '' } = check.value;
    const needsCourt = pack.registrations.some((rule) => rule.register === register && rule.court);
    return needsCourt ? { number: check.display.split(',')[0] ?? '', court } : undefined;
  }
}
