/** A run of words of one text or both. */
export interface MarkedWords {
  readonly kind: 'same' | 'gone' | 'new';
  readonly words: string;
}

/** Compares two short texts word by word: what they begin and end with in common stays, the middle of one gives way to the other's. */
export function compareWords(before: string, after: string): readonly MarkedWords[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start] === now[start]) start++;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const run = (kind: MarkedWords['kind'], words: readonly string[]): MarkedWords => ({ kind, words: words.join(' ') });
  return [
    run('same', old.slice(0, start)),
    run('gone', old.slice(start, old.length - end)),
    run('new', now.slice(start, now.length - end)),
    run('same', old.slice(old.length - end)),
  ].filter(({ words }) => words);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter(Boolean);
}
