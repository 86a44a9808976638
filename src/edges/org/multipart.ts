export interface Part {
  readonly name: string;
  readonly type: string;
  readonly fileName?: string;
  readonly content: string | Uint8Array;
}

/** multipart/form-data. The boundary must not occur in the parts: give it random letters. */
export function multipart(parts: readonly Part[], boundary: string): Uint8Array {
  const pieces = parts.flatMap((part) => {
    const file = part.fileName === undefined ? '' : `; filename="${part.fileName}"`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${part.name}"${file}\r\nContent-Type: ${part.type}\r\n\r\n`;
    return [Buffer.from(head), Buffer.from(part.content), Buffer.from('\r\n')];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}
