const table = Uint32Array.from({ length: 256 }, (_, byte) => Array.from({ length: 8 }).reduce<number>((crc) => (crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1), byte));

/** CRC-32 of ASCII text as zlib and PNG reckon it, in eight hex digits. Core may not use node:zlib, which is I/O to the arrows. */
export function crcOf(ascii: string): string {
  let crc = 0xffffffff;
  for (let index = 0; index < ascii.length; index++) crc = (table[(crc ^ ascii.charCodeAt(index)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
