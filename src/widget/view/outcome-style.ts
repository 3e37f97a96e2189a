import { css } from '../css.js';

/** Looks of outcomes. What they share with the form, buttons and boxes, comes with the form. */
export const outcomeStyle = css`
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
    ins {
      text-decoration: underline;
    }
  }
`;
