const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const form = /^age1[ac-hj-np-z02-9]{58}$/;
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** BIP 173: high bits and low bits of `age`, as the checksum takes them. */
const prefix = [3, 3, 3, 0, 1, 7, 5];

function checksum(values: readonly number[]): number {
  return values.reduce((sum, value) => {
    const next = ((sum & 0x1ffffff) << 5) ^ value;
    return generator.reduce((all, each, bit) => (((sum >>> 25) >>> bit) & 1 ? all ^ each : all), next);
  }, 1);
}

/**
 * Whether a text is the public half of an age key as age-keygen prints it: `age1` and 58 characters, of which the last six
 * prove that none was mistyped. Keys of plugins and of later kinds are not among them: Debian's age could not open what is
 * encrypted to them.
 */
export function isAgeKey(text: string): boolean {
  if (!form.test(text)) return false;
  const values = Array.from(text.slice('age1'.length), (letter) => alphabet.indexOf(letter));
  return checksum([...prefix, ...values]) === 1;
}
