/** How a property follows its attribute. */
export interface PropertyDeclaration {
  /** Name of the attribute, if it is not the property's. */
  readonly attribute?: string;
  /** Boolean: present or not. Number: as JavaScript reads it. Absent: the text. */
  readonly type?: BooleanConstructor | NumberConstructor;
  /** Reads the text in a way of its own. */
  readonly converter?: (text: string) => unknown;
  /** The attribute follows the property too. */
  readonly reflect?: boolean;
}

export type PropertyDeclarations = Readonly<Record<string, PropertyDeclaration>>;

// Shops render on servers, where there are no elements: there it can be imported, and is never made.
const Base =
  (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ?? (Object as unknown as typeof HTMLElement);

/**
 * A custom element with attributes as properties, one update for many changes, and styles that a strict page allows. Lit's base class
 * does the same and more, for 5.1 KiB (brotli) of a first load that has eight: lit comes with the form.
 */
export abstract class PropertyElement extends Base {
  static properties: PropertyDeclarations = {};

  /** Asked for once, when the element is defined: time to make the properties. */
  static get observedAttributes(): string[] {
    for (const name of Object.keys(this.properties)) {
      Object.defineProperty(this.prototype, name, {
        get(this: PropertyElement) {
          return this.#values[name];
        },
        set(this: PropertyElement, value: unknown) {
          if (this.#values[name] === value) return;
          this.#values[name] = value;
          this.#changed.add(name);
          this.requestUpdate();
        },
      });
    }
    return Object.entries(this.properties).map(([name, { attribute = name }]) => attribute);
  }

  protected readonly root = this.attachShadow({ mode: 'open', delegatesFocus: true });
  /** Drawn at least once. */
  protected hasUpdated = false;
  readonly #values: Record<string, unknown> = {};
  #changed = new Set<string>();
  #pending: Promise<void> | undefined;

  constructor() {
    super();
    // What a page has set before the element was defined lies on top of the accessors.
    const own = this as Record<string, unknown>;
    for (const name of Object.keys(this.#declarations)) {
      if (!Object.hasOwn(this, name)) continue;
      const value = own[name];
      Reflect.deleteProperty(this, name);
      own[name] = value;
    }
  }

  /** Settles when everything that has changed by now is drawn. */
  get updateComplete(): Promise<unknown> {
    return this.#pending ?? Promise.resolve();
  }

  /** Draws again, once for all changes of this turn; not before the element is on a page. */
  requestUpdate(): void {
    if (this.hasUpdated || this.isConnected) this.#pending ??= Promise.resolve().then(() => this.#update());
  }

  /** Adds styles for the element's inside. */
  addStyle(text: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    this.root.adoptedStyleSheets.push(sheet);
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    const found = Object.entries(this.#declarations).find(([name, rule]) => (rule.attribute ?? name) === attribute);
    if (!found) return;
    const [name, { type, converter }] = found;
    const value = type === Boolean ? text !== null : text === null ? undefined : (converter ?? type ?? String)(text);
    (this as Record<string, unknown>)[name] = value;
  }

  /** Before each drawing, with the names of the properties that have changed. */
  protected abstract willUpdate(changed: ReadonlySet<string>): void;
  protected abstract draw(): void;
  /** After each drawing. */
  protected abstract updated(): void;

  get #declarations(): PropertyDeclarations {
    return (this.constructor as typeof PropertyElement).properties;
  }

  #update(): void {
    const changed = this.#changed;
    this.#changed = new Set();
    try {
      this.willUpdate(changed);
      this.#reflect();
      this.draw();
    } finally {
      // Until here, a further change is drawn along.
      this.#pending = undefined;
    }
    this.hasUpdated = true;
    this.updated();
  }

  #reflect(): void {
    for (const [name, { reflect }] of Object.entries(this.#declarations)) {
      const value = this.#values[name];
      if (!reflect) continue;
      if (value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? '' : (value as string));
    }
  }
}
