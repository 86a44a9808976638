import { counted } from '../../../core/model/change-groups.ts';
import type { Change, Target } from '../../../core/model/component.ts';
import type { EffectiveAccess } from '../../../core/model/effective-access.ts';
import { listed } from '../../../core/model/sentence.ts';
import { wantedAccess } from '../../../core/model/wanted-access.ts';
import { rightsBeyond } from '../../../core/metadata/access-beyond.ts';
import { effectOf, partOf } from '../../../core/metadata/access-difference.ts';
import type { Access } from '../../../core/metadata/access-elements.ts';
import type { Actual } from './actual.ts';
import type { Stranger } from './stranger.ts';

/** How many things a sentence names before it counts. */
const most = 6;

const accessWords = (access: Access): string => (access.element.noun === 'object' ? `${access.name} (${access.rights.join(', ')})` : partOf(access));

/** The first names, and how many more there are. */
const firstOf = (names: readonly string[]): readonly string[] => [...names.slice(0, most), ...(names.length > most ? [`${names.length - most} more`] : [])];

/** Fields are counted: their objects' names say enough here. */
function gives(access: readonly Access[]): string {
  const named = access.filter(({ element }) => element.noun !== 'field').map(accessWords);
  const fields = access.length - named.length;
  const items = [...firstOf(named), ...(fields === 0 ? [] : [counted(fields, 'field')])];
  return items.length === 0 ? ' It gives nothing.' : ` It gives ${listed(items, 'and')}.`;
}

function giftWords({ kind, gift }: Stranger): string {
  if (kind === 'permission set licence') return ' By itself it gives nothing, but permission sets can give more with it.';
  if (gift?.access !== undefined) return gives(gift.access);
  if (gift?.members === undefined) return ' What it gives cannot be read by your session.';
  return gift.members.length === 0 ? ' It is empty.' : ` It holds the permission sets ${listed(firstOf(gift.members), 'and')}.`;
}

/** Nothing is lost where the spec gives all of it as well; what cannot be read is taken for a loss. */
function effect({ gift }: Stranger, wanted: EffectiveAccess): Pick<Change, 'effect'> {
  if (gift?.access === undefined) return gift?.members?.length === 0 ? {} : { effect: 'loses' };
  const effects = gift.access.filter((access) => rightsBeyond(access, wanted).length > 0).map((access) => effectOf(access, false));
  if (effects.includes('loses')) return { effect: 'loses' };
  return effects.includes('gains') ? { effect: 'gains' } : {};
}

function takenAway(target: Target, stranger: Stranger, wanted: EffectiveAccess): Change {
  const { kind, name, label } = stranger;
  const called = label === name ? name : `${name} ("${label}")`;
  const words = `The ${kind} ${called} will be taken from user ${target.username}; the spec does not name it.${giftWords(stranger)}`;
  return { words, part: `${kind} ${name}`, from: name, kind: 'remove', ...effect(stranger, wanted) };
}

function ownDifference({ names: { permissionSet }, username }: Target, own: Actual['own']): readonly Change[] {
  if (own === undefined) {
    return [{ words: `User ${username} will get the permission set ${permissionSet}, and with it what it gives.`, to: permissionSet, effect: 'gains', kind: 'create' }];
  }
  if (!own.active) {
    return [{ words: `The permission set ${permissionSet} will be assigned to user ${username} anew; today its assignment is not active.`, part: 'state', from: 'not active', to: 'active', effect: 'gains' }];
  }
  if (own.expires === null) return [];
  return [{ words: `The permission set ${permissionSet} will stay with user ${username}; today it is to be taken away on ${own.expires}, which would stop the integration.`, part: 'end', from: own.expires, effect: 'gains', kind: 'remove' }];
}

/** The assignment of our permission set, and everything beside it: one change for each thing taken away. */
export function difference(target: Target, actual: Actual | undefined): readonly Change[] {
  const wanted = wantedAccess(target);
  return [...(actual?.strangers ?? []).map((stranger) => takenAway(target, stranger, wanted)), ...ownDifference(target, actual?.own)];
}
