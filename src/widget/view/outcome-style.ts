import { css } from '../css.js';

/** Looks of buttons, boxes and outcomes. Tokens come from the row's style. */
export const outcomeStyle = css`
  .button {
    display: flex;
    flex: 1;
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
  .button.quiet {
    border-color: var(--_field-line);
    color: inherit;
    background: transparent;
  }
  .button[aria-disabled='true'] {
    cursor: progress;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: 14px;
  }
  .pair > * {
    flex: 1 1 180px;
  }
  .spinner {
    inline-size: 18px;
    block-size: 18px;
    border: 2px solid color-mix(in srgb, currentcolor 35%, transparent);
    border-block-start-color: currentcolor;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
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
  .company {
    border: 1px solid var(--_line);
  }
  .outcome {
    display: flex;
    gap: 12px;
  }
  .outcome small {
    display: block;
    margin-block-start: 4px;
  }
  .sign {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 50%;
    color: var(--_surface);
    background: var(--_muted);
    font-weight: 800;
  }
  .yes .sign {
    background: var(--_ok);
  }
  ins {
    padding: 0 2px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--_ok) 18%, transparent);
    text-decoration: none;
  }
  del {
    color: var(--_muted);
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .button,
    .note {
      border: 1px solid;
    }
    ins {
      text-decoration: underline;
    }
  }
`;
