/** A combobox's field as a person uses it. */
export class ComboboxHarness {
  readonly field = document.createElement('input');
  readonly #box = document.createElement('div');

  constructor() {
    this.#box.append(this.field);
    document.body.append(this.#box);
  }

  close(): void {
    this.#box.remove();
  }

  /** Replaces what stands in the field. */
  type(text: string): void {
    this.field.value = text;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  /** Comes to the field, without anybody else losing the focus. */
  come(): void {
    this.field.dispatchEvent(new FocusEvent('focus'));
  }

  /** Presses a key; says whether the field itself was left to act on it. */
  press(key: string): boolean {
    return this.field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }

  pick(name: string): void {
    const option = this.#options.find(({ textContent }) => textContent.includes(name));
    option?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  }

  get isOpen(): boolean {
    return this.field.getAttribute('aria-expanded') === 'true';
  }

  get options(): readonly string[] {
    return this.#options.map(readableOf);
  }

  /** What a screen reader says the arrow keys stand on. */
  get active(): string | undefined {
    const id = this.field.getAttribute('aria-activedescendant');
    const option = id === null ? undefined : this.#options.find((one) => one.id === id);
    return option?.getAttribute('aria-selected') === 'true' ? readableOf(option) : undefined;
  }

  get #options(): readonly HTMLElement[] {
    return Array.from(this.#box.querySelectorAll<HTMLElement>('[role=listbox] > [role=option]'));
  }
}

function readableOf({ textContent }: HTMLElement): string {
  return textContent.trim().replace(/\s+/gu, ' ');
}
