import type { Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { AppPolicyRow } from '../../../core/model/audit/rows-apps.ts';
import type { RegistryRow } from '../../../core/model/audit/rows-files.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';

type People = ReadonlyMap<string, string>;

/** People of the specs by e-mail, which is how most people's usernames read, with what each is. */
function peopleOf(rows: readonly RegistryRow[]): People {
  const pairs = rows.flatMap(({ spec }) => [
    ...spec.custodians.map((email): readonly [string, string] => [email.toLowerCase(), `a custodian of ${spec.name}`]),
    [spec.owner.email.toLowerCase(), `the owner of ${spec.name}`] as const,
  ]);
  return new Map(pairs);
}

function usernamesOf({ subject, spec, row }: Integration, people: People): Judgement {
  const fails = Object.entries(spec.environments).flatMap(([environment, { username }]): readonly Evidence[] => {
    const who = people.get(username.toLowerCase());
    return who === undefined ? [] : [{ words: `The integration ${spec.name} runs as ${username} in ${environment}, which is the e-mail of ${who}.`, key: environment, ...placed(row.places[`environments.${environment}.username`]) }];
  });
  return { subject, fails, pass: 'None of its usernames is a person\'s e-mail.' };
}

function runAsOf(policy: AppPolicyRow, people: People): readonly Judgement[] {
  const { app, runAs, places } = policy;
  const who = runAs === undefined ? undefined : people.get(runAs.toLowerCase());
  if (runAs === undefined || who === undefined) return [];
  const at = placed(places?.['runAs'] ?? policy.at);
  const evidence: Evidence = { words: `The app ${app} runs as ${runAs}, which is the e-mail of ${who}.`, key: app, ...at };
  return [{ subject: { kind: 'identity', key: runAs, ...at }, fails: [evidence], pass: '' }];
}

/** Usernames that specs and app policies name, against the people who look after integrations. */
export function peopleInFiles(view: View): readonly Judgement[] {
  const people = peopleOf(view.rows('registry'));
  return [...view.integrations.map((integration) => usernamesOf(integration, people)), ...view.rows('appPolicies').flatMap((policy) => runAsOf(policy, people))];
}
