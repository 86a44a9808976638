import { policiesOf } from '../../access/password-policy.ts';
import { rows } from '../../state.ts';
import type { OrgState, Row } from '../../state.ts';
import { numberOf, textOr } from './content.ts';
import { noSuch, refuse } from './handler.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { isProfileNamed } from './profile-names.ts';
import { recordOf } from './records.ts';
import { stored } from './stored.ts';

const TYPE = 'ProfilePasswordPolicy';
const kept = stored(TYPE, ['ManagePasswordPolicies'], 56);

/** Password rules for the users of one profile (facts 1.5). Names are the org's or the file's: only a list tells which (facts 1.5 [B]). */
function deploy(scope: Scope, component: Component): string {
  const { content, fullName } = component;
  const named = textOr(content, 'profile', '');
  const profile = profileNamed(scope.state, named);
  if (!profile) refuse(scope, noSuch('profile', 'Profile', named), 'INVALID_CROSS_REFERENCE_KEY');
  else requireSingle(scope, profile, fullName);
  // Metadata API reference [A]; the words are not known.
  if (numberOf(content, 'passwordHistory') === 0 && numberOf(content, 'passwordExpiration') !== 0) refuse(scope, 'passwordExpiration must be 0 where passwordHistory is 0');
  return kept.deploy(scope, component);
}

/**
 * Open (switch `secondPasswordPolicy`): a public report quotes "A session setting with this profile already exists." of the sister type [B], and a
 * real org's files hold two policies of one profile [B].
 */
function requireSingle(scope: Scope, profile: Row, fullName: string): void {
  if (scope.state.settings.switches.secondPasswordPolicy === 'accepted') return;
  const other = policiesOf(scope.state, profile).some((record) => record.fullName !== fullName);
  if (other) refuse(scope, 'A password policy with this profile already exists.', 'DUPLICATE_VALUE');
}

function profileNamed(state: OrgState, name: string): Row | undefined {
  return rows(state, 'Profile').find((profile) => isProfileNamed(state, profile, name));
}

/** The profile is mostly shown as its label in lower case (facts 1.5 [B]). */
function read(state: OrgState, fullName: string): ReturnType<Handler['read']> {
  const content = recordOf(state, TYPE, fullName)?.content;
  const profile = content && profileNamed(state, textOr(content, 'profile', ''));
  return profile ? { ...content, profile: [String(profile['Name']).toLowerCase()] } : content;
}

export const profilePasswordPolicy: Handler = { ...kept, deploy, read };
