// A word as it could stand on a disk, and where it does.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Raw, base64 at each of three alignments, hex in both cases, UTF-16 in both orders; of the word as it is, small and capital. */
export function disguises(word) {
  const found = new Set();
  for (const spelling of [word, word.toLowerCase(), word.toUpperCase()]) {
    const bytes = Buffer.from(spelling);
    found.add(spelling);
    found.add(bytes.toString('hex'));
    found.add(bytes.toString('hex').toUpperCase());
    for (let skip = 0; skip < 3; ++skip) {
      // The characters at both ends depend on what stands beside the word: only whole groups within it are looked for.
      const from = (3 - skip) % 3;
      const whole = bytes.subarray(from, from + Math.floor((bytes.length - from) / 3) * 3);
      found.add(whole.toString('base64'));
      found.add(whole.toString('base64url'));
    }
    const little = Buffer.from(spelling, 'utf16le');
    found.add(little.toString('latin1'));
    found.add(Buffer.from(little).swap16().toString('latin1'));
  }
  return [...found].map((text) => Buffer.from(text, 'latin1'));
}

export const holds = (bytes, word) => disguises(word).some((disguise) => bytes.includes(disguise));

/** Every file below a folder: [path, bytes]; its name is searched with what is in it. */
export function files_below(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files_below(path);
    return [[path, Buffer.concat([Buffer.from(path), readFileSync(path)])]];
  });
}
