import type { BuyerEntry } from '../../src/domain/buyer.js';
import type { FieldPath } from '../../src/domain/issue.js';
import { initialModel, type State } from '../../src/widget/state.js';
import { focusOn } from '../../src/widget/view/form-chunk.js';
import { offerFor, OpenedMethod, type Opening } from './opened-method.js';

export { attempt, type Opening } from './opened-method.js';

/** What can be seen of one field. */
export interface SeenField {
  readonly value: string;
  /** What is said below it, without the link. */
  readonly issue: string;
  readonly isMarkedWrong: boolean;
  readonly hasTick: boolean;
}

/** Zeta, Billie's published sandbox buyer, with a made-up contact; every field is right in test mode. */
export const zeta: BuyerEntry = {
  'company.name': 'Zeta Electronics Gold GmbH',
  'company.legalForm': '2HBR',
  'company.vatNumber': 'DE 812 345 678',
  'company.registrationNumber': 'HRB 934855',
  'company.address.street': 'Tannenweg 4',
  'company.address.postcode': '77716',
  'company.address.city': 'Haslach im Kinzigtal',
  'contact.firstName': 'Uno',
  'contact.lastName': 'Eins',
  'contact.email': 'uno.eins@zeta.example',
};

/** Acts on the opened method as a person does, by what is written on it. Tests know nothing of its inside. */
export class FormHarness {
  private constructor(readonly element: OpenedMethod) {}

  static async open(opening: Opening = {}): Promise<FormHarness> {
    const element = new OpenedMethod();
    const { entry = {}, prefilled = {}, notice, slotted } = opening;
    element.opening = opening;
    element.model = {
      ...initialModel,
      state: opening.state ?? { name: 'editing' },
      selected: true,
      offer: offerFor(opening.mode ?? 'live'),
      entry: { ...entry, ...prefilled },
      prefilled: Object.keys(prefilled) as FieldPath[],
      notice,
    };
    if (slotted) element.append(document.createRange().createContextualFragment(slotted));
    document.body.append(element);
    await element.updateComplete;
    return new FormHarness(element);
  }

  /** Takes the method off the page again. */
  close(): void {
    this.element.remove();
  }

  get state(): State {
    return this.element.model.state;
  }

  get entry(): BuyerEntry {
    return this.element.model.entry;
  }

  /** Everything that can be read, as a screen reader meets it. */
  get text(): string {
    return plain(this.find('.card').textContent);
  }

  /** What the live region says. */
  get announced(): string {
    return plain(this.find('[role=status]').textContent);
  }

  /** Names of the fields, in order, without the mark of optional ones. */
  get fields(): readonly string[] {
    return Array.from(this.root.querySelectorAll('.field label'), (label) => nameOf(label));
  }

  /** Name of what has the focus: the field's label, the button's text, or the text of a box. */
  get focused(): string {
    const active = this.root.activeElement;
    const label =
      active instanceof HTMLInputElement || active instanceof HTMLSelectElement ? active.labels?.[0] : undefined;
    return label ? nameOf(label) : plain(active?.textContent ?? '');
  }

  /** Whether the focus is anywhere in the opened method. */
  get hasFocus(): boolean {
    return this.root.activeElement !== null;
  }

  see(field: string): SeenField {
    const control = this.control(field);
    const box = control.closest('.field');
    return {
      value: control.value,
      issue: describe(control),
      isMarkedWrong: control.getAttribute('aria-invalid') === 'true',
      hasTick: box?.querySelector('.tick') !== null,
    };
  }

  /** The control itself, for what the browser and the keyboard are told by its attributes. */
  control(field: string): HTMLInputElement | HTMLSelectElement {
    const labels = Array.from(this.root.querySelectorAll<HTMLLabelElement>('.field label'));
    const control = labels.find((label) => nameOf(label) === field)?.control;
    if (!control) throw new Error(`There is no field "${field}", only: ${this.fields.join(', ')}`);
    return control as HTMLInputElement;
  }

  /** Replaces what stands in a field, letter by letter, without leaving it. */
  async type(field: string, text: string): Promise<void> {
    const control = this.control(field);
    control.focus();
    // A window in the background moves the focus without telling.
    if (!document.hasFocus()) control.dispatchEvent(new FocusEvent('focus'));
    control.value = '';
    if (text === '') await this.tellInput(control);
    for (const letter of text) {
      control.value += letter;
      await this.tellInput(control);
    }
  }

  /** Pastes a text into a field. `left`: the browser would have pasted it as it is. */
  async paste(field: string, text: string): Promise<'placed' | 'left'> {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true });
    const isLeft = this.control(field).dispatchEvent(event);
    await this.element.updateComplete;
    return isLeft ? 'left' : 'placed';
  }

  /** Leaves a field with the Tab key. */
  async leave(field: string): Promise<void> {
    const control = this.control(field);
    control.blur();
    if (!document.hasFocus()) control.dispatchEvent(new FocusEvent('blur'));
    window.dispatchEvent(new KeyboardEvent('keyup', { key: 'Tab' }));
    await this.element.updateComplete;
  }

  /** Types into a field and leaves it. */
  async fill(field: string, text: string): Promise<void> {
    await this.type(field, text);
    await this.leave(field);
  }

  /** Chooses from a list, by what is written on the choice. */
  async choose(field: string, choice: string): Promise<void> {
    const control = this.control(field) as HTMLSelectElement;
    control.value = Array.from(control.options).find((option) => option.text === choice)?.value ?? '';
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }

  async press(button: string): Promise<void> {
    const pressed = this.button(button);
    pressed.focus();
    pressed.click();
    await this.element.updateComplete;
  }

  /** Names of the buttons in sight. */
  get buttons(): readonly string[] {
    return this.visibleButtons.map((button) => plain(button.textContent));
  }

  button(name: string): HTMLButtonElement {
    const button = this.visibleButtons.find((candidate) => plain(candidate.textContent) === name);
    if (!button) throw new Error(`There is no button "${name}", only: ${this.buttons.join(', ')}`);
    return button;
  }

  link(name: string): HTMLAnchorElement {
    const links = Array.from(this.root.querySelectorAll('a'));
    const link = links.find((candidate) => plain(candidate.textContent).startsWith(name));
    if (!link) throw new Error(`There is no link "${name}".`);
    return link;
  }

  /** Words marked as gone and as new, in reading order. */
  get marks(): { readonly gone: readonly string[]; readonly new: readonly string[] } {
    const read = (selector: string): string[] =>
      Array.from(this.root.querySelectorAll(selector), (mark) => plain(mark.textContent));
    return { gone: read('del'), new: read('ins') };
  }

  /** The page changes the company's country. */
  async moveTo(country: 'DE' | 'NO'): Promise<void> {
    this.element.opening = { ...this.element.opening, country };
    this.element.requestUpdate();
    await this.element.updateComplete;
  }

  /** What the page has put into one of the places for its own words. */
  slotted(name: string): string {
    const slot = this.find(`slot[name=${name}]`) as HTMLSlotElement;
    return slot
      .assignedElements()
      .map((element) => plain(element.textContent))
      .join(' ');
  }

  /** Moves the focus as the machine asks for it. */
  takeFocus(on: 'issue' | 'outcome' | 'form'): void {
    focusOn(this.root, on);
  }

  /** How wide the content is, in CSS pixels; more than the place it has means that something sticks out. */
  get width(): number {
    return this.find('.card').scrollWidth;
  }

  private get root(): ShadowRoot {
    return this.element.renderRoot as ShadowRoot;
  }

  private get visibleButtons(): HTMLButtonElement[] {
    return Array.from(this.root.querySelectorAll('button')).filter((button) => button.checkVisibility());
  }

  private find(selector: string): Element {
    const found = this.root.querySelector(selector);
    if (!found) throw new Error(`Nothing matches ${selector}.`);
    return found;
  }

  private async tellInput(control: HTMLElement): Promise<void> {
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }
}

function describe(control: HTMLElement): string {
  const id = control.getAttribute('aria-describedby');
  const description = id ? (control.getRootNode() as ShadowRoot).getElementById(id) : null;
  if (id && !description) throw new Error(`The description "${id}" does not exist.`);
  return plain(description?.textContent ?? '');
}

function nameOf(label: Element): string {
  return plain(label.textContent).replace(/ \(optional\)$/u, '');
}

function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}
