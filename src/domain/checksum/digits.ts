/** Tells whether the check digits of a compact number fit. Only called with numbers that have the right shape. */
export type Check = (body: string) => boolean;

/** The digits of a text, other characters left out. */
export function digitsOf(text: string): readonly number[] {
  return Array.from(text.replace(/\D/g, ''), Number);
}
