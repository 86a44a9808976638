import { Problem } from '../../problems.ts';

/** DuckDB's words for a file that is cut or overwritten; those that name it. */
const named = /(?:No magic bytes found at end of file|File) '([^']+\.parquet)'/;
const damage = /Out of buffer|ZSTD decompression|TProtocolException|corrupt/i;
/** What was there when the question was made, and not when it was answered. */
const moved = /No files found that match the pattern|Cannot open file|Could not open file/i;

function problemOf(root: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const file = named.exec(error.message)?.[1];
  if (file !== undefined || damage.test(error.message)) return new Problem('history-store-broken', [file ?? root]);
  return moved.test(error.message) ? new Problem('history-store-changing', [root]) : error;
}

/**
 * A question to the files of a store. Throws `history-store-broken` with the file, where that is known, and `history-store-changing`
 * where another run took one of them away meanwhile; anything else as it is.
 */
export async function askingStore<Value>(root: string, question: () => Promise<Value>): Promise<Value> {
  try {
    return await question();
  } catch (error) {
    throw problemOf(root, error);
  }
}
