/** Parts of a multipart/form-data body by name. Bodies are binary; header names are case-insensitive. */
export function multipart(contentType: string, body: Buffer): Map<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  const parts = new Map<string, Buffer>();
  if (boundary === undefined) return parts;
  const delimiter = Buffer.from(`--${boundary}`);
  let from = body.indexOf(delimiter);
  while (from !== -1) {
    const next = body.indexOf(delimiter, from + delimiter.length);
    if (next === -1) break;
    addPart(parts, body.subarray(from + delimiter.length, next));
    from = next;
  }
  return parts;
}

function addPart(parts: Map<string, Buffer>, part: Buffer): void {
  const end = part.indexOf('\r\n\r\n');
  const name = /content-disposition:[^\r\n]*[; ]name="([^"]*)"/i.exec(part.subarray(0, Math.max(end, 0)).toString('latin1'))?.[1];
  if (name !== undefined) parts.set(name, part.subarray(end + 4, part.length - 2));
}
