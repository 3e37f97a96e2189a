import { nothing, render } from 'lit/html.js';
import { listId, optionId, renderList, type Option } from './option-list.js';

/** Whoever knows what may be chosen. */
export interface Chooser {
  /** What the list is called. */
  readonly label: string;
  /** There may be something to be chosen from now: somebody has typed, has come to the field, or asks for the list. */
  look(because: 'typed' | 'came' | 'asked'): void;
  /** Enter, while no list is open; true if that is about the list, and not about the form. */
  entered(): boolean;
  chosen(index: number): void;
  /** The list is gone, or what is in it is not wanted any more. */
  closed(): void;
}

/**
 * Makes a combobox of the field that it is given: ARIA Authoring Practices, editable combobox with list autocomplete. The focus stays in
 * the field; the list hangs below it.
 */
export class Combobox {
  #field: HTMLInputElement | undefined;
  #place: HTMLElement | undefined;
  /** What the field tells the browser's autofill when it is an ordinary one. */
  #autofill: AutoFill = '';
  #listening = new AbortController();
  #options: readonly Option[] = [];
  /** On which option the arrow keys stand; none is -1. */
  #active = -1;
  #isOpen = false;

  readonly #chooser: Chooser;
  constructor(chooser: Chooser) {
    this.#chooser = chooser;
  }

  /** Takes hold of the field, wherever it has been drawn by now, or lets go of it. */
  follow(field: HTMLInputElement | undefined): void {
    if (field === this.#field) return;
    this.#letGo();
    this.#field = field;
    if (!field) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    field.addEventListener('input', () => this.#chooser.look('typed'), { signal });
    field.addEventListener('focus', () => this.#chooser.look('came'), { signal });
    field.addEventListener('blur', () => this.close(), { signal });
    field.addEventListener('keydown', (event) => this.#press(event), { signal });
    // The browser's own list would lie on top of ours.
    this.#autofill = field.autocomplete;
    field.autocomplete = 'off';
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', listId);
    this.#place = field.parentElement?.appendChild(document.createElement('div'));
    // A press must not take the focus out of the field, or the list would be gone before it ends.
    this.#place?.addEventListener('mousedown', (event) => event.preventDefault());
    this.#place?.addEventListener('click', (event) => this.#click(event));
    this.#draw();
  }

  /** Opens the list, with an option on which Enter falls; -1 for none, so that Enter is the form's. */
  open(options: readonly Option[], active: number): void {
    this.#options = options;
    this.#active = active;
    this.#isOpen = true;
    this.#draw();
  }

  close(): void {
    this.#chooser.closed();
    this.#isOpen = false;
    this.#draw();
  }

  get text(): string {
    return this.#field?.value ?? '';
  }

  /** Writes into the field as a person would. */
  write(text: string): void {
    if (!this.#field) return;
    this.#field.value = text;
    this.#field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  /** Puts the focus out of the field. */
  leave(): void {
    this.#field?.blur();
  }

  #letGo(): void {
    this.close();
    this.#listening.abort();
    this.#place?.remove();
    const field = this.#field;
    if (!field) return;
    for (const name of ['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls']) field.removeAttribute(name);
    field.autocomplete = this.#autofill;
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.#options.length;
    const isChoice = this.#isOpen && this.#active >= 0;
    if (event.key === 'Enter' && isChoice) {
      event.preventDefault();
      this.#chooser.chosen(this.#active);
    } else if (event.key === 'Enter' && !this.#isOpen && this.#chooser.entered()) event.preventDefault();
    else if (event.key === 'Escape' && this.#isOpen) {
      event.preventDefault();
      // The page's own dialog stays open.
      event.stopPropagation();
      this.close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#move(event, count);
  }

  #move(event: KeyboardEvent, count: number): void {
    const isDown = event.key === 'ArrowDown';
    if (!this.#isOpen && !isDown) return;
    event.preventDefault();
    if (!this.#isOpen) this.#chooser.look('asked');
    else {
      this.#active = isDown ? (this.#active + 1) % count : (Math.max(this.#active, 0) + count - 1) % count;
      this.#draw();
    }
  }

  #click({ target }: Event): void {
    const option = (target as Element).closest('[role=option]');
    if (option) this.#chooser.chosen([...(option.parentElement?.children ?? [])].indexOf(option));
  }

  #draw(): void {
    const [field, place] = [this.#field, this.#place];
    if (!field || !place) return;
    const [isOpen, active] = [this.#isOpen, this.#active];
    const isChoice = isOpen && active >= 0;
    field.setAttribute('aria-expanded', String(isOpen));
    if (isChoice) field.setAttribute('aria-activedescendant', optionId(active));
    else field.removeAttribute('aria-activedescendant');
    render(isOpen ? renderList(this.#options, active, this.#chooser.label) : nothing, place);
    if (isChoice) place.querySelector(`#${optionId(active)}`)?.scrollIntoView({ block: 'nearest' });
  }
}
