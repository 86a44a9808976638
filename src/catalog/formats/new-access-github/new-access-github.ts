import { annotation } from '../../../core/model/annotation.ts';
import type { NewAccessReport } from '../../../core/model/audit/new-access.ts';

/** GitHub shows ten annotations of a kind for a step (its documentation of problem matchers). */
const most = 10;

/** What a pull request gives, as annotations on its files. */
export function newAccessGithub({ base, access }: NewAccessReport): string {
  const shown = access.slice(0, most).map(({ words, at }) => annotation('warning', 'New access', words, at));
  const closing = access.length === 0 ? `No access is new since ${base}.` : `${access.length} rights are new since ${base}${access.length > most ? `; ${access.length - most} are not shown here` : ''}.`;
  return [...shown, annotation('notice', 'sf integration-user check', closing), ''].join('\n');
}

export default { id: 'new-access-github', render: newAccessGithub };
