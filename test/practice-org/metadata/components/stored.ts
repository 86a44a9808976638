import { newId } from '../../ids.ts';
import { metadataOf } from '../../state.ts';
import { dropRecord, recordOf, saveRecord } from './records.ts';
import type { Handler } from './handler.ts';

const BODY = '#body';

/** Key prefixes of stored types; the platform's own where the facts or real ids show them, else a plain one. */
const PREFIXES: Record<string, string> = { Report: '00O', ReportFolder: '00l', Dashboard: '01Z', ApexClass: '01p', ApexPage: '066', Certificate: '0P1', CustomApplication: '02u' };

/** A type the org keeps as it came: it can be deployed, listed, read, retrieved and deleted, and means nothing more. */
export function stored(type: string, needs: string[] = ['CustomizeApplication'], rank = 20): Handler {
  return {
    type,
    rank,
    needs,
    list: (state) => [...metadataOf(state, type).values()],
    deploy: (scope, { fullName, content, body }) => {
      const id = recordOf(scope.state, type, fullName)?.id ?? newId(scope.state, PREFIXES[type] ?? '0Md');
      return saveRecord(scope, type, fullName, id, body ? { ...content, [BODY]: [body.toString('base64')] } : content).id;
    },
    read: (state, fullName) => {
      const record = recordOf(state, type, fullName);
      return record && Object.fromEntries(Object.entries(record.content).filter(([name]) => name !== BODY));
    },
    body: (state, fullName) => {
      const [body] = recordOf(state, type, fullName)?.content[BODY] ?? [];
      return typeof body === 'string' ? Buffer.from(body, 'base64') : undefined;
    },
    remove: (scope, fullName) => dropRecord(scope, type, fullName),
  };
}
