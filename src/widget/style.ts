import { css } from './css.js';

/** Tokens and the row. Every value a merchant may want to change is a `--billie-*` property with a default. */
export const style = css`
  :host {
    --_accent: var(--billie-accent, light-dark(#16181d, #f4f5f7));
    --_on-accent: var(--billie-on-accent, light-dark(#fff, #101216));
    --_surface: var(--billie-surface, light-dark(#fff, #191c22));
    --_text: var(--billie-text, light-dark(#16181d, #f1f2f4));
    --_muted: var(--billie-muted, light-dark(#5b6270, #a5acb8));
    --_line: var(--billie-line, light-dark(#d5d9e0, #363b45));
    --_field: var(--billie-field, light-dark(#fff, #14171c));
    --_field-line: var(--billie-field-line, light-dark(#868d9a, #737b89));
    --_error: var(--billie-error, light-dark(#b3261e, #ff8a80));
    --_warn: var(--billie-warn, light-dark(#8a5a00, #f0c060));
    --_ok: var(--billie-ok, light-dark(#14693a, #6fd39b));
    --_info: var(--billie-info, light-dark(#eef2f8, #20262f));
    --_focus: var(--billie-focus, light-dark(#2457d6, #8fb1ff));
    --_radius: var(--billie-radius, 10px);
    display: block;
    font: inherit;
    line-height: 1.5;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  .card {
    container: billie / inline-size;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 2px);
  }
  .card.on {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  .reserved {
    visibility: hidden;
  }
  .offer {
    display: flex;
    gap: 14px;
    align-items: center;
    padding: 16px 18px;
    min-block-size: 44px;
    cursor: pointer;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  b {
    display: block;
    font-weight: 600;
    line-height: 1.3;
  }
  small {
    color: var(--_muted);
    font-size: 0.875em;
  }
  [type='radio'] {
    appearance: none;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    display: grid;
    place-items: center;
    border: 2px solid var(--_field-line);
    border-radius: 50%;
    cursor: inherit;
  }
  [type='radio']:checked {
    border-color: var(--_accent);
  }
  [type='radio']:checked::after {
    content: '';
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--_accent);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .badge,
  .test {
    flex: none;
    display: grid;
    place-items: center;
    border: 1px solid var(--_line);
    border-radius: 6px;
  }
  .badge {
    inline-size: 64px;
    block-size: 32px;
    font-weight: 700;
    font-size: 17px;
    letter-spacing: -0.02em;
  }
  .test {
    padding: 0 6px;
    color: var(--_warn);
    border-color: currentcolor;
    font-size: 0.75em;
    font-weight: 600;
  }
  .status,
  .hidden {
    margin: 0;
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .trouble {
    margin: 0;
    padding: 0 18px 18px;
  }
  .trouble button {
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  @container billie (max-width: 340px) {
    .badge {
      display: none;
    }
  }
  @media (forced-colors: active) {
    [type='radio']:checked::after {
      background: CanvasText;
    }
  }
`;
