import { de } from '../../src/domain/countries/de.js';
import { checkRegistrationNumber } from '../../src/domain/registration-number.js';
import { CourtChoice } from '../../src/widget/search/court-choice.js';
import { ComboboxHarness } from './combobox-harness.js';

/** Types a German register number as a person does. */
export class CourtHarness extends ComboboxHarness {
  /** What the form was last told. */
  told = '';
  readonly #choice = new CourtChoice({
    pack: de,
    label: 'Register court',
    check: (text) => checkRegistrationNumber(de, undefined, text),
  });

  constructor() {
    super();
    this.field.addEventListener('input', () => (this.told = this.field.value));
    this.#choice.follow(this.field);
  }

  override close(): void {
    this.#choice.follow(null);
    super.close();
  }

  get text(): string {
    return this.field.value;
  }
}
