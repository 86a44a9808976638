import { accessOf } from '../practice-org/access/effective.ts';
import { mayLogInFrom } from '../practice-org/access/allowed-from.ts';
import { row, rows, type OrgState } from '../practice-org/state.ts';

/*
 * What an identity may do at this moment, as the practice org itself judges it: no code of the plugin has a say.
 */

/** An address of nobody: no spec of these tests allows it. */
const elsewhere = ['198.51.100.200', '2001:db8:ffff::1'];

const given = (rights: object): readonly string[] => Object.entries(rights).flatMap(([right, held]) => (held === true ? [right] : []));

function entitiesOf(state: OrgState, parents: readonly string[]): readonly string[] {
  return rows(state, 'SetupEntityAccess')
    .filter((each) => parents.includes(String(each['ParentId'])))
    .map((each) => `may use ${String(each['SetupEntityType'])} ${String((row(state, 'ExternalClientApplication', each['SetupEntityId']) ?? row(state, 'ConnectedApplication', each['SetupEntityId']) ?? {})['Name'] ?? each['SetupEntityId'])}`);
}

/** Every right that a user has, one text each; none where there is no such user. */
export function rightsOf(state: OrgState, username: string): ReadonlySet<string> {
  const user = rows(state, 'User').find((each) => each['Username'] === username);
  if (user === undefined) return new Set();
  const access = accessOf(state, String(user['Id']));
  const objects = [...state.schema.objects.values()];
  return new Set([
    ...[...access.userPermissions].map((name) => `may ${name}`),
    ...objects.flatMap(({ name }) => given(access.object(name)).map((right) => `${name}: ${right}`)),
    ...objects.flatMap(({ name, fields }) => [...fields.values()].flatMap((field) => given(access.field(name, field.name)).map((right) => `${name}.${field.name}: ${right}`))),
    ...entitiesOf(state, access.parents),
  ]);
}

/** True where the user could come in from an address that its spec does not name. */
export function isOpenToTheWorld(state: OrgState, username: string): boolean {
  const user = rows(state, 'User').find((each) => each['Username'] === username && each['IsActive'] === true);
  return user !== undefined && elsewhere.some((address) => mayLogInFrom(state, String(user['Id']), address));
}

type Content = Readonly<Record<string, readonly (string | Content)[]>>;

const first = (content: Content | undefined, element: string): string | Content | undefined => content?.[element]?.[0];

function isAdminApproved(content: Content): boolean {
  const config = first(content, 'oauthConfig');
  return typeof config === 'object' && first(config, 'isAdminApproved') === 'true';
}

/** Apps of the integrations to which every user of the org could give a token; one without a policy is such an app (facts 1.4 [B]). */
export function appsForAll({ metadata }: OrgState): readonly string[] {
  const own = (type: string): readonly { fullName: string; content: Content }[] => [...(metadata.get(type)?.values() ?? [])].filter(({ fullName }) => fullName.includes('_Integration'));
  const policies = own('ExtlClntAppOauthConfigurablePolicies');
  const external = own('ExtlClntAppOauthSettings').filter(({ content }) => {
    const policy = policies.find((each) => first(each.content, 'externalClientApplication') === first(content, 'externalClientApplication'));
    return first(policy?.content, 'permittedUsersPolicyType') !== 'AdminApprovedPreAuthorized';
  });
  return [...external, ...own('ConnectedApp').filter(({ content }) => !isAdminApproved(content))].map(({ fullName }) => fullName);
}
