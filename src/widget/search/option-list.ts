import { html, type TemplateResult } from 'lit/html.js';
import { css } from '../css.js';

/** Names of the list's elements, for the field that controls them. */
export const listId = 'found';
export function optionId(index: number): string {
  return `${listId}-${index}`;
}

/** What is to be read of one choice. */
export type Option = TemplateResult | string;

/** The list below a field, and the option on which the arrow keys stand. */
export function renderList(options: readonly Option[], active: number, label: string): TemplateResult {
  return html`<ul id=${listId} role="listbox" part="found" aria-label=${label}>
    ${options.map(
      (option, index) =>
        html`<li id=${optionId(index)} role="option" aria-selected=${index === active ? 'true' : 'false'}>
          ${option}
        </li>`,
    )}
  </ul>`;
}

export const listStyle = css`
  #found {
    position: absolute;
    z-index: 1;
    inset-block-start: 100%;
    inset-inline: 0;
    max-block-size: min(340px, 60vh);
    margin: 4px 0 0;
    padding: 0;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 24px rgb(0 0 0 / 0.12);
    list-style: none;
  }
  [role='option'] {
    min-block-size: 44px;
    padding: 9px 12px;
    font-size: 0.9375em;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  [role='option'] small {
    display: block;
  }
  [role='option']:is([aria-selected='true'], :hover) {
    background: var(--_info);
  }
  u {
    text-underline-offset: 2px;
  }
  @media (forced-colors: active) {
    [role='option'][aria-selected='true'] {
      outline: 2px solid;
      outline-offset: -2px;
    }
  }
`;
