/** So many characters of a secret in a row, in any of its forms, are a leak. Random text does not hold them by chance. */
const window = 6;
/** Shorter lines may be a secret in slices, and say nothing to a person either. */
const shortest = 8;
const longest = 160;

/** Base64 as it looks inside a longer text: the three ways in which bytes can fall. */
const base64 = (text: string): readonly string[] => [0, 1, 2].map((offset) => Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64'));

function forms(secret: string): readonly string[] {
  const inBase64 = base64(secret);
  const hex = Buffer.from(secret).toString('hex');
  const bare = secret.replaceAll(/\s+/g, '');
  return [secret, bare, Array.from(bare).reverse().join(''), encodeURIComponent(secret), JSON.stringify(secret), hex, hex.toUpperCase(), ...inBase64, ...inBase64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'))];
}

const windows = (text: string): readonly string[] => Array.from({ length: Math.max(0, text.length - window + 1) }, (_, at) => text.slice(at, at + window));

/** Also where something stands between the characters of the secret. */
function tellsOf(line: string, pieces: ReadonlySet<string>): boolean {
  return [line, line.replaceAll(/[\s:,;.'"|-]+/g, '')].some((text) => windows(text).some((piece) => pieces.has(piece)));
}

/**
 * The first line of what a program said that holds no piece of the secret, plain or in the forms in which programs write
 * bytes down. `undefined` where there is none.
 */
export function firstSafeLine(said: string, secret: string): string | undefined {
  const pieces = new Set(forms(secret).flatMap(windows));
  const lines = said.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim());
  const safe = lines.find((line) => line.length >= shortest && !tellsOf(line, pieces));
  return safe === undefined || safe.length <= longest ? safe : `${safe.slice(0, longest)}...`;
}
