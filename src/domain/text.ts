// Umlauts and ligatures are written out before accents are dropped, because "Müller" and "Mueller" are one name.
const writtenOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa' };

/** Text as it is compared: lower case, accents dropped, umlauts written out, only letters and digits. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüßæøå]/gu, (letter) => writtenOut[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
