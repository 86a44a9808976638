import { bindingsOf, type Binding } from '../../../core/model/audit/app-bindings.ts';
import type { Check, Evidence } from '../../../core/model/audit/check.ts';
import { placeIn, seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { judgeApps, type AppAnswer } from '../../../core/model/audit/integration-app.ts';
import { permittedUsersOf } from '../../../core/model/audit/permitted-users.ts';
import { nameKey, recordKey } from '../../../core/model/audit/record-key.ts';
import { identitiesOf } from '../../../core/model/audit/registered-users.ts';
import { setHolders, type HoldersOfSet } from '../../../core/model/audit/set-holders.ts';
import { isStandardProfile } from '../../../core/model/audit/standard-profiles.ts';
import { unread, unseen } from '../../../core/model/audit/unread.ts';
import { surely, type App, type View } from '../../../core/model/audit/view.ts';
import { componentNames } from '../../../core/model/names.ts';
import { capital, listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

interface Found {
  readonly fails: readonly Evidence[];
  readonly unknowns: readonly Gap[];
  /** Whether it lets in the integration, rather than nobody. */
  readonly isOwn: boolean;
}
const own: Found = { fails: [], unknowns: [], isOwn: true };
const nobody: Found = { ...own, isOwn: false };

function foreign(app: App, binding: Binding, why: string, fix = `Take ${binding.words} off the app ${app.label}.`): Found {
  return { ...nobody, fails: [seen(`${capital(binding.words)} is bound to ${app.label} ${why}.`, { at: binding.at, key: binding.words, fix })] };
}

function inOrg(view: View, app: App, holdersOf: HoldersOfSet): (binding: Binding) => Found {
  const identities = identitiesOf(view, app);
  return (binding) => {
    if (binding.set === undefined) return { ...nobody, unknowns: unread(view, app.subject, ['permissionSets'], `What ${binding.id} is, to which ${app.label} is bound, could not be read.`) };
    const holders = holdersOf(binding.set);
    const others = holders.filter((id) => !identities.has(recordKey(id))).map((id) => view.user(id)?.username ?? id).toSorted();
    if (others.length === 0) return holders.length === 0 ? nobody : own;
    const named = others.length > 3 ? `${others.slice(0, 2).join(', ')} and ${others.length - 2} more` : listed(others, 'and');
    const isShared = others.length < holders.length;
    const fix = isShared ? `Take ${binding.words} away from ${named}, or give the integration one of its own and bind ${app.label} to that.` : undefined;
    return foreign(app, binding, `and ${isShared ? 'also ' : ''}held by ${named}`, fix);
  };
}

/** Files tell no holders: names of the spec's own parts count, else what only an integration has. */
function inFiles(view: View, app: App, binding: Binding): Found {
  if (app.registered.length > 0) {
    const names = app.registered.flatMap(({ spec }) => {
      const parts = componentNames(spec.name);
      return binding.kind === 'profile' ? [parts.profile] : [parts.permissionSet, parts.permissionSetLabel];
    });
    return names.map(nameKey).includes(nameKey(binding.name)) ? own : foreign(app, binding, `and is not ${listed(app.registered.map(({ spec }) => spec.name), 'or')}'s own`);
  }
  const holds = view.holders.some((holder) => holder.confidence >= surely && view.access(holder).sets.some(({ id }) => id === binding.set?.id));
  if (holds) return own;
  if (binding.kind === 'profile' && isStandardProfile(binding.name)) return foreign(app, binding, 'and is a profile of people');
  return { ...nobody, unknowns: [{ kind: 'not-in-files', words: `Files do not tell who holds ${binding.words}, to which ${app.label} is bound.`, about: [app.subject.key] }] };
}

function unbound(view: View, app: App): AppAnswer {
  const pass = '';
  const gaps = view.gapsFor(app.subject, ['setupEntityAccess']);
  const untold = view.mode === 'source' && app.registered.length === 0;
  if (gaps.length > 0 || untold) return { unknowns: unread(view, app.subject, ['setupEntityAccess'], `These files bind no profile or permission set to ${app.label}; the org may.`), pass };
  return { fails: [seen(`Only pre-authorised users may use ${app.label}, and no profile or permission set is bound to it: nobody is let in.`, { at: placeIn(app.policy ?? app.metadata, 'boundTo'), key: 'nothing bound', fix: `Let the integration's own profile and permission set use ${app.label} (the policies of the app in Setup).` })], pass };
}

/** A profile and a permission set: the first lets the identity in, the second outlives a change of profile. */
function halfBound(app: App, bindings: readonly Binding[]): readonly Evidence[] {
  if (bindings.length === 0) return [seen(`Nobody holds what ${app.label} is bound to, so nobody is let in.`, { at: placeIn(app.policy ?? app.metadata, 'boundTo'), key: 'held by nobody', fix: `Give the integration's user what ${app.label} is bound to, or let its own profile and permission set use the app.` })];
  const kinds = bindings.map(({ kind }) => kind);
  const missing = kinds.includes('profile') ? 'permission set' : 'profile';
  if (kinds.includes('profile') && kinds.some((kind) => kind !== 'profile')) return [];
  return [seen(`The app ${app.label} is bound to ${listed(bindings.map(({ words }) => words), 'and')}, and to no ${missing} of the integration.`, { at: placeIn(app.policy ?? app.metadata, 'boundTo'), key: `no ${missing}`, fix: `Let the integration's own ${missing} use ${app.label}, too (the policies of the app in Setup).` })];
}

/** Groups have holders of their own. */
const unseenHolders = (view: View, { subject }: App): readonly Gap[] => unseen(view, subject, ['permissionSetGroups']);

function answer(view: View, app: App, holdersOf: HoldersOfSet): AppAnswer {
  if (permittedUsersOf(view, app) === 'all') return { notApplicable: `${app.label} is open to every user, which IU-APP-003 judges.`, pass: '' };
  const bindings = bindingsOf(view, app);
  if (bindings === undefined) return { unknowns: unread(view, app.subject, ['setupEntityAccess'], `What ${app.label} is bound to could not be read.`), pass: '' };
  if (bindings.length === 0) return unbound(view, app);
  const look = view.mode === 'org' ? inOrg(view, app, holdersOf) : (binding: Binding): Found => inFiles(view, app, binding);
  const found = bindings.map((binding) => ({ binding, ...look(binding) }));
  const mine = found.filter(({ isOwn }) => isOwn).map(({ binding }) => binding);
  return {
    fails: found.flatMap(({ fails }) => fails),
    unknowns: [...found.flatMap(({ unknowns }) => unknowns), ...unseenHolders(view, app)],
    warns: halfBound(app, mine),
    pass: `${app.label} lets in ${listed(mine.map(({ words }) => words), 'and')} only.`,
  };
}

const check: Check = {
  id: 'iu-app-004',
  rule,
  judge: (view) => {
    const holdersOf = setHolders(view);
    return judgeApps(view, (app) => answer(view, app, holdersOf));
  },
};
export default check;
