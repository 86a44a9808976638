import type { Handover } from '../../../core/model/handover.ts';
import { forVendor, type Audience } from '../../../core/model/vendor-handover.ts';
import { teamSheet } from './team.ts';
import { vendorSheet } from './vendor.ts';

const sheets: Readonly<Record<Audience, (handover: Handover) => string>> = { vendor: (handover) => vendorSheet(forVendor(handover)), team: teamSheet };

/** A hand-over as Markdown. Text of specs, orgs and templates can neither format, link nor mention; values to copy stay as they are. */
export function handoverSheet(handover: Handover, audience: Audience): string {
  return sheets[audience](handover);
}

export default { id: 'handover-sheet', render: handoverSheet };
