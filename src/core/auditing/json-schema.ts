import * as z from 'zod';
import { baselineSchema } from '../model/audit/baseline.ts';
import { preflightSchema } from '../model/audit/preflight-schema.ts';
import { reportSchema } from '../model/audit/report-schema.ts';
import { snapshotSchema } from './snapshot-file.ts';

/** Draft 7, as the schemas of specs and policies. */
function jsonSchema(schema: z.ZodType, id: string, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'output' });
  return { $schema, $id: `urn:sf-plugin-integration-user:${id}:v1`, title, ...rest };
}

export const reportJsonSchema = (): object => jsonSchema(reportSchema, 'check-report', 'Report of check (--json, --format json)');
export const baselineJsonSchema = (): object => jsonSchema(baselineSchema, 'baseline', 'Baseline of check (--baseline)');
export const preflightJsonSchema = (): object => jsonSchema(preflightSchema, 'preflight', 'What check --preflight --json says');
export const snapshotJsonSchema = (): object => jsonSchema(snapshotSchema, 'snapshot', 'Snapshot of check (--save-snapshot, --snapshot)');
