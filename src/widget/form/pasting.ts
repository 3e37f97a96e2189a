import type { BuyerEntry } from '../../domain/buyer.js';
import type { FieldPath } from '../../domain/issue.js';
import { readPaste } from '../../domain/paste.js';
import type { FormContext } from '../view/form-context.js';

/**
 * Puts what was pasted into the fields that it belongs to: an address with its company, a number with its label. Anything else is the
 * browser's to paste.
 */
export function paste({ pack, actions }: Pick<FormContext, 'pack' | 'actions'>, event: ClipboardEvent): void {
  const { id } = event.target as Element;
  const text = event.clipboardData?.getData('text/plain');
  const entry: BuyerEntry | undefined = text ? readPaste(pack, text, id.replaceAll('-', '.') as FieldPath) : undefined;
  if (!entry) return;
  event.preventDefault();
  actions.placePasted(entry);
}
