/** Makes an element: what the first load draws with, for lit comes with the form. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Puts a text in an element, unless it is there: screen readers would say it again, and browsers lay it out again. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
