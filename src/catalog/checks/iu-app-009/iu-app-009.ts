import type { Check } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import { judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { relaxationWords } from '../../../core/model/audit/ip-relaxation.ts';
import { unread } from '../../../core/model/audit/unread.ts';
import type { App, View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

function answer(view: View, app: App): AppAnswer {
  const { label, policy } = app;
  const value = policy?.ipRelaxation;
  const pass = `${label} enforces IP restrictions${policy?.defaulted === true ? ' by default' : ''}.`;
  if (value === 'enforce') return { pass };
  if (value === undefined) return { unknowns: unread(view, app.subject, ['appPolicies'], `Whether ${label} enforces IP restrictions could not be read: no policy of it tells.`), pass };
  const evidence = seen(`The app ${label} ${relaxationWords[value]}.`, { at: placeIn(policy, 'ipRelaxation'), key: value });
  return value === 'relax-refresh' ? { warns: [evidence], pass } : { fails: [evidence], pass };
}

const check: Check = { id: 'iu-app-009', rule, judge: (view) => judgeApps(view, (app) => answer(view, app)) };
export default check;
