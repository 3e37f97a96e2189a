import fc from 'fast-check';

const separators = ['', '', '', ' ', '.', '-', '/', '\u00a0', '\u202f', ' - ', '\u2013', '\u200b'];

/** What people do to a number: blanks, marks and invisible characters between the characters, and small letters. */
export const arbitraryDecoration: fc.Arbitrary<(number: string) => string> = fc
  .record({
    marks: fc.array(fc.constantFrom(...separators), { minLength: 1, maxLength: 20 }),
    isLower: fc.boolean(),
  })
  .map(({ marks, isLower }) => (number) => {
    const cased = isLower ? number.toLowerCase() : number;
    return Array.from(cased, (character, index) => (marks[index % marks.length] ?? '') + character).join('');
  });
