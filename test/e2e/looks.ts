import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Where the pictures are that were looked at and found good. */
const accepted = join('test', 'e2e', 'looks');
/** Where those go that differ, with what differs in red. */
const differing = join('test-results', 'looks');

// Edges of letters may be rounded otherwise by another processor; anything a person would see is more than this share of a picture.
const tolerated = 0.000_5;

/** Pictures are written instead of compared: `npm run looks:accept`. */
export const isAccepting = process.env['LOOKS'] === 'accept';

/**
 * Compares a picture with the one that was accepted. Returns what is wrong with it, for people to read, or nothing; the picture and the
 * difference are then kept in `test-results/looks`.
 */
export function compareLook(name: string, picture: Buffer): string | undefined {
  const file = join(accepted, `${name}.png`);
  if (isAccepting) {
    mkdirSync(accepted, { recursive: true });
    writeFileSync(file, picture);
    return undefined;
  }
  if (!existsSync(file)) return keep(name, picture, `${name} has never been accepted.`);
  const [before, now] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(picture)];
  const { width, height } = before;
  if (now.width !== width || now.height !== height) {
    return keep(name, picture, `${name} is ${now.width} × ${now.height} px, and was ${width} × ${height}.`);
  }
  const difference = new PNG({ width, height });
  const count = pixelmatch(before.data, now.data, difference.data, width, height, { threshold: 0.1 });
  if (count <= tolerated * width * height) return undefined;
  keep(`${name}-difference`, PNG.sync.write(difference), '');
  return keep(name, picture, `${name} differs in ${count} pixels.`);
}

function keep(name: string, picture: Buffer, sentence: string): string {
  mkdirSync(differing, { recursive: true });
  writeFileSync(join(differing, `${name}.png`), picture);
  return `${sentence} See ${differing}; if it is meant to be so: npm run looks:accept.`;
}
