import { codeOf } from '../../core/model/error-code.ts';
import { Problem } from '../../problems.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the file is as large as it may be',
  EROFS: 'the disk can only be read',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EIO: 'the disk reports an error',
  ELOOP: 'a link stands where a file or folder should be',
  ENOTDIR: 'a file stands where a folder should be',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOENT: 'it was removed meanwhile',
};

/** What is wrong with a file of ours, in words a person can act on; a system's own code stands beside. */
export function notWritable(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof Problem || code === '') return error;
  const reason = reasons[code];
  return new Problem('journal-not-writable', [path, reason === undefined ? code : `${reason}, ${code}`]);
}
