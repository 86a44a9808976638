import type { LogFiles } from '../../core/model/history/logs.ts';
import type { NewFile } from '../../core/model/history/landing.ts';
import { judgeDone, oddAnswer } from './answer.ts';
import type { Line } from './line.ts';
import { oddPath } from './odd-path.ts';
import { isRecordId } from './record-id.ts';

/** Of one log as sent; a day of a busy org has gigabytes. */
const maxBytes = 8_000_000_000;

/** Bodies of event log files (facts 2.x EventLogFile [A]), to disk as they come. */
export function openLogFiles({ caller, base }: Line, newFile: NewFile): LogFiles {
  return {
    async fetch(id, path) {
      if (!isRecordId(id)) throw oddPath(id);
      let kept: 'plain' | 'gzip' | undefined;
      const keep = async (body: AsyncIterable<Buffer>, packed: boolean): Promise<void> => {
        const target = packed ? `${path}.gz` : path;
        const file = await newFile(target);
        try {
          for await (const chunk of body) await file.write(chunk);
          await file.keep();
          kept = packed ? 'gzip' : 'plain';
        } finally {
          await file.drop();
        }
      };
      const keepOf = ({ status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string>> }): typeof keep | undefined =>
        status === 200 && !/html/i.test(headers['content-type'] ?? '') ? keep : undefined;
      await caller.send({ method: 'GET', path: `${base}/sobjects/EventLogFile/${id}/LogFile`, readOnly: true, big: 'down', headers: { accept: '*/*' }, keeper: { maxBytes, keepOf } }, (answer) => {
        if (kept !== undefined) return;
        judgeDone(answer);
        throw oddAnswer(answer);
      });
      return kept === 'gzip' ? `${path}.gz` : path;
    },
  };
}
