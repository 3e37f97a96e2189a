import { html, nothing, type TemplateResult } from 'lit/html.js';

/** A quiet box above what it is about. It can take the focus, so that screen readers begin there. */
export function renderNote(title: string, text: string): TemplateResult {
  return html`<div class="note" part="note" role="note" tabindex="-1">
    ${title ? html`<b>${title}</b> ` : nothing}${text}
  </div>`;
}
