import type { CheckReport } from '../../../core/model/audit/report.ts';
import { jsonText } from '../../../core/model/json-text.ts';

/** The report as `--json` gives it, without the envelope: schemas/check-report.schema.json. */
export function checkJson(report: CheckReport): string {
  return jsonText(report);
}

export default { id: 'check-json', render: checkJson };
