import type { AccessView } from '../../../core/model/access-view.ts';
import { jsonText } from '../../../core/model/json-text.ts';

/** The view as `--json` gives it, without the envelope. */
export function accessJson(view: AccessView): string {
  return jsonText(view);
}

export default { id: 'access-json', render: accessJson };
