import { foldText } from './text.js';

/**
 * Courts that somebody may mean who has typed the beginning of a name: a court's own, another word of it, or one it also goes by. All of
 * them if nothing is typed. Those whose own name begins so come first.
 *
 * @param names other names, as `foldText` writes them, to the court's own
 */
export function findCourts(
  text: string,
  courts: readonly string[],
  names: Readonly<Record<string, string>> = {},
): readonly string[] {
  const typed = foldText(text);
  const others = Object.entries(names).flatMap(([name, court]) => (name.startsWith(typed) ? [court] : []));
  const rankOf = (court: string): number => {
    if (foldText(court).startsWith(typed)) return 0;
    if (others.includes(court)) return 1;
    return court.split(' ').some((word) => foldText(word).startsWith(typed)) ? 2 : 3;
  };
  const ranks = new Map(courts.map((court) => [court, rankOf(court)]));
  const rank = (court: string): number => ranks.get(court) ?? 3;
  // Sorting keeps the alphabet within a rank.
  return courts.filter((court) => rank(court) < 3).sort((one, other) => rank(one) - rank(other));
}
