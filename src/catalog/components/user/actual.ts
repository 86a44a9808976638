import type { Target } from '../../../core/model/component.ts';
import type { OrgReader } from '../../../core/model/ports.ts';
import type { DesiredUser } from './desired.ts';
import { type Feature, featuresOf } from './feature.ts';

/** The user of the target's username, as the org has it. */
export interface ActualUser extends DesiredUser {
  readonly Id: string;
  readonly FirstName: string | null;
  readonly IsActive: boolean;
  readonly Profile: { readonly Name: string } | null;
  readonly UserRole: { readonly Name: string } | null;
  /** Frozen users cannot log in; the flag is kept on UserLogin (facts 2.x [A]). */
  readonly frozen: boolean;
  /** Those that are on. */
  readonly features: readonly Feature[];
}
type Row = Omit<ActualUser, 'frozen' | 'features'> & Readonly<Record<string, unknown>>;

const columns = ['Id', 'FirstName', 'LastName', 'Alias', 'Email', 'TimeZoneSidKey', 'LocaleSidKey', 'LanguageLocaleKey', 'EmailEncodingKey', 'IsActive', 'Profile.Name', 'UserRole.Name'];

export async function readUser(org: OrgReader, target: Target): Promise<ActualUser | undefined> {
  const features = await featuresOf(org);
  const [user] = await org.find<Row>({ from: 'User', fields: [...columns, ...features.map(({ column }) => column)], key: 'Username', value: target.username });
  if (user === undefined) return undefined;
  const [login] = await org.find<{ IsFrozen: boolean }>({ from: 'UserLogin', fields: ['Id', 'IsFrozen'], key: 'UserId', value: user.Id });
  return { ...user, frozen: login?.IsFrozen === true, features: features.filter(({ column }) => user[column] === true) };
}
