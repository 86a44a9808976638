import { createPrivateKey } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface SecretText {
  what: string;
  text: string;
  /** Texts of which any 12 characters in a row are a leak; of `text` it is the whole, in any of its forms. */
  pieces?: readonly string[];
}

/** Random text of so many characters does not stand anywhere by chance. */
const window = 12;

/** Base64 of bytes as it looks inside a longer text, whatever stands before it: the three ways they can fall. */
function insideBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').replace(/=+$/, '');
    const mixed = offset === 0 ? 0 : offset + 1;
    return encoded.slice(mixed, -2);
  });
}

/** How a text is written inside JSON, and JSON inside JSON, with and without the slash escaped; inside an address; with base64url. */
const writings: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  'JSON with slashes escaped': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'JSON with code points': (text) => text.replaceAll(/[^A-Za-z0-9]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'percent-encoded': (text) => encodeURIComponent(text),
  'percent-encoded in full': (text) => text.replaceAll(/[^A-Za-z0-9]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`),
  base64url: (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
const written = (text: string): string[] => Object.values(writings).map((write) => write(text));

/** Bytes as programs write them down. */
function disguisedBytes(bytes: Buffer): string[] {
  const hex = bytes.toString('hex');
  return unique([hex, hex.toUpperCase(), ...insideBase64(bytes).flatMap(written)]);
}

/** A text in every form that is searched for. */
export function disguises(text: string): string[] {
  return unique([...written(text), ...disguisedBytes(Buffer.from(text))].filter((each) => each.length >= window));
}

/** How many forms of a secret are searched for: the writings of a text, the same of its base64 in three alignments, hexadecimal in two cases. */
export const searchedForms = Object.keys(writings).length * 4 + 2;

/** A text any piece of which is a secret, such as a consumer secret. */
export function secretOfText(what: string, text: string): SecretText {
  return { what, text, pieces: disguises(text) };
}

/**
 * A private key's secret half: each line of the PEM, and the bytes. What a certificate has too (modulus and exponent stand first
 * in both) is no secret.
 */
export function secretsOfPem(what: string, pem: string): SecretText[] {
  const lines = pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  const der = Buffer.from(lines.join(''), 'base64');
  const exponent = Buffer.from(createPrivateKey(pem).export({ format: 'jwk' }).d ?? '', 'base64url');
  const from = der.indexOf(exponent);
  const body = lines.join('').slice(Math.ceil((from * 4) / 3));
  const secretLines = lines.filter((line, index) => index * 64 > (from * 4) / 3 && line.length >= window);
  const pieces = [...disguisedBytes(der.subarray(from)), ...written(body)];
  return [{ what, text: body, pieces }, ...secretLines.map((text) => ({ what, text }))];
}

/** Every piece of the secrets, with whose it is. */
function piecesOf(secrets: readonly SecretText[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { what, pieces = [] } of secrets) {
    for (const piece of pieces) for (let at = 0; at + window <= piece.length; at += 1) found.set(piece.slice(at, at + window), what);
  }
  return found;
}

function holders(text: string, pieces: Map<string, string>): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + window <= text.length; at += 1) {
    const whose = pieces.get(text.slice(at, at + window));
    if (whose !== undefined) found.add(whose);
  }
  return found;
}

/** Which secrets stand in which of the texts: `what in where`, once each. */
export function leaks(secrets: readonly SecretText[], texts: Record<string, string>): string[] {
  const pieces = piecesOf(secrets);
  const wholes = secrets.map(({ what, text }) => ({ what, forms: disguises(text) }));
  return Object.entries(texts).flatMap(([where, text]) => {
    const found = pieces.size === 0 ? new Set<string>() : holders(text, pieces);
    for (const { what, forms } of wholes) if (forms.some((form) => text.includes(form))) found.add(what);
    return [...found].map((what) => `${what} in ${where}`);
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
