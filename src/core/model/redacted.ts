/** Shapes of what must never be shown (security facts C.3, 5): whole values, no first or last characters kept. */
const secrets: readonly RegExp[] = [
  /-----BEGIN[^-]{0,40}-----[\s\S]*?(?:-----END[^-]{0,40}-----|$)/g,
  // Key material and sessions without a name beside them, or in base64, hexadecimal, percent or JSON escapes: no word with digits is so long.
  /[A-Fa-f0-9]{32,}|(?=[^\s\d]{0,200}\d)[\w+/=%\\.!~-]{48,}/g,
  /00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]+/g,
  /eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g,
  /3MVG9[A-Za-z0-9._]+/g,
  /force:\/\/\S+/g,
  /\b(?:bearer|oauth|basic)\s+[A-Za-z0-9+/=._!-]{8,}/gi,
  /[a-z_-]{0,20}(?:secret|token|passw(?:or)?d|passphrase|assertion|signature|private_?key|sessionid|code_verifier)["']?\s*[=:>]\s*["']?[^\s"'&<]+/gi,
];

/** A foreign text without anything that looks like a session, a key or another secret: each is `[REDACTED]` as a whole. */
export function redacted(text: string): string {
  return secrets.reduce((rest, secret) => rest.replace(secret, '[REDACTED]'), text);
}
