import { html, nothing, type TemplateResult } from 'lit/html.js';
import { css } from '../css.js';
import type { Texts } from '../locales/en.js';
import { describeProposal, type Proposal } from './proposal.js';

/** What was found, and which of it the arrow keys stand on; the way out comes after the last company. */
export interface Found {
  readonly proposals: readonly Proposal[];
  readonly active: number;
}

/** Names of the list's elements, for the field that controls them. */
export const listId = 'found';
export function optionId(index: number): string {
  return `${listId}-${index}`;
}

/** The list below the field: companies, and the way on for whoever is not among them. */
export function renderFound({ proposals, active }: Found, texts: Texts): TemplateResult {
  const option = (index: number, content: TemplateResult): TemplateResult =>
    html`<li id=${optionId(index)} role="option" aria-selected=${index === active ? 'true' : 'false'}>${content}</li>`;
  return html`<ul id=${listId} role="listbox" part="found" aria-label=${texts.search.label}>
    ${proposals.map((proposal, index) => {
      const details = describeProposal(proposal);
      return option(index, html`${proposal.name} ${details ? html`<small>${details}</small>` : nothing}`);
    })}
    ${option(proposals.length, html`<u>${texts.search.notListed}</u>`)}
  </ul>`;
}

export const foundStyle = css`
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
