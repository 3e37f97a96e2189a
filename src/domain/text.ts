// Umlauts are written out before accents are dropped, because "Müller" and "Mueller" are one name; letters that no accent can be taken
// off, after it, because they may carry one: "ǣ" is "æ" with a macron.
const accented: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa' };
const ligated: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'oe' };

/** Text as it is compared: lower case, accents dropped, umlauts written out, only letters and digits. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüå]/gu, (letter) => accented[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[ßæø]/gu, (letter) => ligated[letter] ?? letter);
}
