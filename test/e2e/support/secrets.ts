import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface SecretText {
  what: string;
  text: string;
}

/** A leak must repeat at least this much of a secret to be one. */
const least = 20;

/** Base64 of a text as it looks inside a longer one, whatever stands before it: the three ways its bytes can fall. */
function insideBase64(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64').replace(/=+$/, '');
    const mixed = offset === 0 ? 0 : offset + 1;
    return encoded.slice(mixed, -2);
  });
}

/** The secret plain, base64 (both alphabets), hexadecimal and percent-encoded. */
function disguises(text: string): string[] {
  const hex = Buffer.from(text).toString('hex');
  const base64 = insideBase64(text);
  const url = base64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
  const all = [text, encodeURIComponent(text), hex, hex.toUpperCase(), ...base64, ...url];
  return all.filter((each) => each.length >= least);
}

/** A PEM's body: each of its lines is a secret, and so are its bytes. */
export function secretsOfPem(what: string, pem: string): SecretText[] {
  const lines = pem.split('\n').filter((line) => line.length >= least && !line.startsWith('-----'));
  const der = Buffer.from(lines.join(''), 'base64').toString('hex');
  return [...lines, lines.join(''), der.slice(64, 192)].map((text) => ({ what, text }));
}

/** Which secrets stand in which of the texts: `what in where`. */
export function leaks(secrets: SecretText[], texts: Record<string, string>): string[] {
  return secrets.flatMap(({ what, text }) => {
    const forms = disguises(text);
    const where = Object.keys(texts).filter((name) => forms.some((form) => texts[name]?.includes(form)));
    return where.map((name) => `${what} in ${name}`);
  });
}

/** Every file below a folder, byte for byte as text, by its path there. */
export async function everyFile(dir: string): Promise<Record<string, string>> {
  const entries = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = await Promise.all(
    entries.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(dir, file), await readFile(file, 'latin1')] as const;
    }),
  );
  return Object.fromEntries(files);
}
