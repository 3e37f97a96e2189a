import { css } from '../css.js';

/** Looks of the fields and what is said about them. Tokens come from the row's style. */
export const formStyle = css`
  .body {
    display: grid;
    gap: 14px;
    padding: 2px 18px 18px;
  }
  .body > *,
  .grid > * {
    min-inline-size: 0;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
  }
  legend {
    padding: 0;
    margin-block: 8px 10px;
    font-size: 0.9375em;
    font-weight: 600;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(6, 1fr);
    gap: 14px;
    align-items: start;
  }
  .grid > * {
    grid-column: span 6;
  }
  @container billie (min-width: 420px) {
    .w2 {
      grid-column: span 2;
    }
    .w3 {
      grid-column: span 3;
    }
    .w4 {
      grid-column: span 4;
    }
  }
  label:not(.offer) {
    display: block;
    margin-block-end: 4px;
    font-size: 0.875em;
    font-weight: 500;
  }
  .optional,
  .placeholder,
  .hint,
  .legal {
    color: var(--_muted);
  }
  .optional {
    font-weight: 400;
  }
  .box {
    position: relative;
  }
  input:not([type='radio']),
  select {
    inline-size: 100%;
    min-block-size: 44px;
    margin: 0;
    padding: 0 12px;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    color: inherit;
    background: var(--_field);
    font: inherit;
    font-size: 16px;
    text-overflow: ellipsis;
  }
  select {
    appearance: none;
    padding-inline-end: 30px;
  }
  .box:has(select)::after {
    content: '';
    position: absolute;
    inset-block-start: 16px;
    inset-inline-end: 14px;
    inline-size: 7px;
    block-size: 7px;
    border: solid var(--_muted);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    pointer-events: none;
  }
  option {
    color: var(--_text);
    background: var(--_field);
  }
  .link {
    display: block;
    min-block-size: 44px;
    margin-block: -12px;
    padding: 0;
    border: 0;
    color: inherit;
    background: none;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
  }
  .legal {
    margin: 0;
    font-size: 0.75em;
  }
  .legal a {
    color: inherit;
    text-underline-offset: 2px;
  }
  .button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    color: var(--_on-accent);
    background: var(--_accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .button[hidden] {
    display: none;
  }
  .note,
  .company {
    padding: 12px 14px;
    border-radius: var(--_radius);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
  .note {
    background: var(--_info);
  }
  @media (forced-colors: active) {
    .button,
    .note {
      border: 1px solid;
    }
  }
`;
