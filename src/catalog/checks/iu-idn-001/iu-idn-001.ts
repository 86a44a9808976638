import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { appsOf, isRecent, type UsedApp } from '../../../core/model/audit/apps-of-user.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { eachIdentity, holderWords, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { RegistryRow } from '../../../core/model/audit/rows-files.ts';
import type { Holder, View } from '../../../core/model/audit/view.ts';
import { capital, listed } from '../../../core/model/sentence.ts';
import { rule } from './rule.ts';

interface Naming {
  readonly row: RegistryRow;
  readonly environment: string;
  readonly username: string;
}

const inUse = (view: View): readonly RegistryRow[] => view.rows('registry').filter(({ spec }) => spec.state !== 'retired');

/** Each username that a spec which is not retired names: in an org, for this org. */
function namings(view: View): readonly Naming[] {
  return inUse(view).flatMap((row) =>
    Object.entries(row.spec.environments)
      .filter(([environment]) => view.mode === 'source' || environment === row.environment)
      .map(([environment, { username }]) => ({ row, environment, username: username.toLowerCase() })),
  );
}

function sharedWords(username: string, sharing: readonly Naming[]): Evidence {
  const [first] = sharing;
  return { words: `The integrations ${listed([...new Set(sharing.map(({ row }) => row.spec.name))], 'and')} share the user ${username}.`, key: 'registry', ...placed(first?.row.places[`environments.${first.environment}.username`]) };
}

const appWords = ({ name, by, lastAt }: UsedApp): string => `${name} (${by}${lastAt === undefined ? '' : `, last on ${dayOf(lastAt)}`})`;

function appFinding(view: View, holder: Holder): Pick<Finding, 'fails' | 'warns'> {
  const apps = appsOf(view, holder);
  if (apps.length < 2) return {};
  const evidence: Evidence = { words: `${capital(holderWords(holder))} is used by ${apps.length} apps: ${listed(apps.map(appWords), 'and')}.`, key: 'apps' };
  return apps.filter((app) => isRecent(view, app)).length > 1 ? { fails: [evidence] } : { warns: [evidence] };
}

/** Two specs that name a holder's user. */
function shared(named: ReadonlyMap<string, readonly Naming[]>, { user }: Holder): readonly Evidence[] {
  const sharing = user === undefined ? [] : (named.get(user.username.toLowerCase()) ?? []);
  return user !== undefined && new Set(sharing.map(({ row }) => row.spec.name)).size > 1 ? [sharedWords(user.username, sharing)] : [];
}

function inOrg(view: View): readonly Judgement[] {
  const named = grouped(namings(view), ({ username }) => username);
  return eachIdentity(view, (holder) => {
    const { fails = [], warns = [] } = appFinding(view, holder);
    return { fails: [...shared(named, holder), ...fails], warns, pass: 'One integration and one app at most use the user.' };
  });
}

/** In files only specs can be compared: usernames are unique across all orgs (facts 2.x [A]). */
function inSource(view: View): readonly Judgement[] {
  const named = grouped(namings(view), ({ username }) => username);
  return view.integrations
    .filter(({ spec }) => spec.state !== 'retired')
    .map(({ subject, spec }) => {
      const fails = [...named].flatMap(([username, sharing]) => {
        const own = sharing.filter(({ row }) => row.spec.name === spec.name);
        const others = sharing.filter(({ row }) => row.spec.name !== spec.name);
        return own.length > 0 && others.length > 0 ? [sharedWords(username, [...own, ...others])] : [];
      });
      return { subject, fails, pass: 'No other spec names its usernames.' };
    });
}

const check: Check = { id: 'iu-idn-001', rule, judge: (view) => (view.mode === 'source' ? inSource(view) : inOrg(view)) };
export default check;
