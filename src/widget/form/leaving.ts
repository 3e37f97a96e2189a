/**
 * Tells that a field was left, once the press or key that left it is released. What is told may push a button away, and a press that
 * ends beside the button it began on is no click. A field that has the focus by then was not left: only its window was, for a moment.
 */
export function whenLeft(field: HTMLElement, tell: () => void): void {
  const isFocused = (): boolean => (field.getRootNode() as Document | ShadowRoot).activeElement === field;
  const released = new AbortController();
  const settle = (): void => {
    released.abort();
    if (!isFocused()) tell();
  };
  // The emulated mouse follows a touch; input is for keyboards on screens, whose "next" key sends no key at all.
  for (const type of ['mouseup', 'keyup', 'input']) {
    window.addEventListener(type, settle, { capture: true, signal: released.signal });
  }
}
