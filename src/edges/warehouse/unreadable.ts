import { codeOf } from '../../core/model/error-code.ts';
import { Problem } from '../../problems.ts';

const reasons: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EACCES: 'you may not read it', EPERM: 'you may not read it', EISDIR: 'it is a folder' };

/** Why a file that somebody named cannot be read, in words; what is no system's refusal is damage. */
export function unreadable(path: string, error: unknown): Problem {
  const code = codeOf(error);
  return new Problem('history-file-unreadable', [path, reasons[code] ?? (code === '' || code.startsWith('Z_') ? 'it is damaged' : code)]);
}
