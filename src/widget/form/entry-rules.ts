/** What the form needs to understand what is typed or pasted: one download, after it can be seen. */
export { checkEntry, tidy } from '../../domain/check-entry.js';
export { paste } from './pasting.js';
