const check = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

function checkCharacter(five: string): string {
  const bits = Array.from(five, (letter, place) => (letter >= 'A' && letter <= 'Z' ? 2 ** place : 0));
  return check.charAt(bits.reduce((sum, bit) => sum + bit, 0));
}

/** The 18-character form of a Salesforce id: three characters carry the upper-case bits of each group of five. */
export function longId(id: string): string {
  if (id.length !== 15) return id;
  return id + [0, 5, 10].map((start) => checkCharacter(id.slice(start, start + 5))).join('');
}
