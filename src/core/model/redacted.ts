/** Shapes of what must never be shown (security facts C.3, 5): whole values, no first or last characters kept. */
const pem = /-----BEGIN[^-]{0,40}-----[\s\S]*?(?:-----END[^-]{0,40}-----|$)/g;
const named: readonly RegExp[] = [
  /00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]+/g,
  /eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g,
  /3MVG9[A-Za-z0-9._]+/g,
  /force:\/\/\S+/g,
  /\b(?:bearer|oauth|basic)\s+[A-Za-z0-9+/=._!-]{8,}/gi,
  /[a-z_-]{0,20}(?:secret|token|passw(?:or)?d|passphrase|assertion|signature|private_?key|sessionid|code_verifier)["']?\s*[=:>]\s*["']?[^\s"'&<]+/gi,
];

/** Key material and sessions without a name beside them, or in base64, hexadecimal, percent or JSON escapes: no word with digits is so long. */
const anonymous = /[A-Fa-f0-9]{32,}|(?=[^\s\d]{0,200}\d)[\w+/=%\\.!~-]{48,}/g;

const without = (text: string, shapes: readonly RegExp[]): string => shapes.reduce((rest, shape) => rest.replace(shape, '[REDACTED]'), text);

/** A text of this machine, whose long paths are to stay, without anything in the shape of a session, a key or another secret. */
export function withoutSecrets(text: string): string {
  return without(text, [pem, ...named]);
}

/** A foreign text without anything that may be a session, a key or another secret, in any form: each is `[REDACTED]` as a whole. */
export function redacted(text: string): string {
  return without(text, [pem, anonymous, ...named]);
}
