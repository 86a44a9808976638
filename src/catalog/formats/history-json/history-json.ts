import type { HistoryReport } from '../../../core/model/history/report.ts';
import { jsonText } from '../../../core/model/json-text.ts';

/** The report as `--json` gives it, without the envelope: schemas/history-report.schema.json. */
export function historyJson(report: HistoryReport): string {
  return jsonText(report);
}

export default { id: 'history-json', render: historyJson };
