import { css } from '../css.js';

/** Looks of what is said about the fields, and of cards. What they share with the form, links and boxes, comes with the form. */
export const answerStyle = css`
  .box .error {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  .box .warning {
    border-color: var(--_warn);
    box-shadow: inset 0 0 0 1px var(--_warn);
  }
  .box:has(.tick) input {
    padding-inline-end: 34px;
  }
  .tick {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 12px;
    display: grid;
    place-items: center;
    color: var(--_ok);
    pointer-events: none;
  }
  /* Drawn, because not every font has the sign. */
  .tick::before,
  .yes .sign::before {
    content: '';
    inline-size: 6px;
    block-size: 11px;
    margin-block-end: 4px;
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  .issue {
    margin: 4px 0 0;
    font-size: 0.8125em;
  }
  .issue.error {
    display: flex;
    gap: 6px;
    color: var(--_error);
  }
  .issue.error::before {
    content: '!';
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
    border-radius: 50%;
    color: var(--_surface);
    background: var(--_error);
    font-size: 12px;
    font-weight: 700;
    line-height: 16px;
    text-align: center;
  }
  .issue.warning {
    color: var(--_warn);
  }
  .company {
    border: 1px solid var(--_line);
  }
  .change {
    float: inline-end;
    margin-block: -12px -18px;
    padding-inline-start: 14px;
  }
`;
