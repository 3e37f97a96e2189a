import type { Language } from '../locales/row.js';
import { make, say } from './make.js';
import { makeRow, type RowActions, type RowContext } from './offer.js';

/** What the frame tells. */
export interface FrameContext extends RowContext {
  readonly language: Language;
  /** False while only its place is kept. */
  readonly isShown: boolean;
  /** Why an opened method has nothing to show yet. */
  readonly trouble: 'awaited' | 'failed' | undefined;
  /** What screen readers are told. */
  readonly status: string;
}

/** What the frame leads to. */
export interface FrameActions extends RowActions {
  /** Asks again for what did not come. */
  readonly retry: () => void;
}

/** What is there before the form: the card with the row, the form's place, and the live region. */
export interface Frame {
  /** Where the opened method is drawn. */
  readonly body: HTMLElement;
  show(context: FrameContext): void;
  hide(): void;
}

/** Makes the frame. It is on the page from `show` to `hide`. */
export function makeFrame(root: ShadowRoot, actions: FrameActions): Frame {
  const row = makeRow(actions);
  const body = make('div', {});
  const failure = make('span', {});
  const retry = make('button', { type: 'button' });
  const trouble = make('p', { class: 'trouble' }, failure, ' ', retry);
  const status = make('div', { class: 'status', role: 'status' });
  const card = make('div', { part: 'card' }, row.element, body, trouble, status);
  retry.onclick = actions.retry;
  return {
    body,
    show(context) {
      const { model, texts, language, isShown } = context;
      const isFailed = context.trouble === 'failed';
      row.show(context);
      card.className = isShown ? `card ${model.selected ? 'on' : ''}` : 'card reserved';
      card.lang = language;
      trouble.hidden = !context.trouble;
      trouble.ariaBusy = String(!isFailed);
      failure.hidden = retry.hidden = !isFailed;
      say(failure, texts.notLoaded);
      say(retry, texts.retry);
      say(status, context.status);
      if (!card.parentNode) root.append(card);
    },
    hide: () => card.remove(),
  };
}
