import type { ObjectAccess, Spec } from './spec.ts';
import { listed } from './sentence.ts';

/** What Salesforce gives with one system permission, and with it only. */
interface Write {
  readonly permission: string;
  readonly label: string;
  readonly objects: readonly string[];
}

/**
 * Objects without object permissions: no real permission set or profile names them, and all 21 of those with Edit Tasks or Edit
 * Events hold Access Activities beside it [A]. Access Activities shows tasks, events and e-mails (Help, Control Access to Activities
 * [A]); that e-mails are written with Edit Tasks is [C].
 */
const activities: readonly string[] = ['EmailMessage', 'Event', 'Task'];
const reading = { permission: 'ActivitiesAccess', label: 'Access Activities' };
const writing: readonly Write[] = [
  { permission: 'EditEvent', label: 'Edit Events', objects: ['Event'] },
  { permission: 'EditTask', label: 'Edit Tasks', objects: ['EmailMessage', 'Task'] },
];

type Rights = Pick<ObjectAccess, 'create' | 'edit' | 'delete'>;

export const isActivity = (object: string): boolean => activities.includes(object);
const writes = ({ create, edit, delete: remove }: Rights): boolean => create || edit || remove;

const reads = ({ access }: Spec): boolean => Object.keys(access.objects).some(isActivity);
const written = ({ access }: Spec): readonly Write[] => writing.filter(({ objects }) => objects.some((object) => access.objects[object] !== undefined && writes(access.objects[object])));

/** System permissions that the activities of a spec come with, by API name, sorted. */
export function activityPermissions(spec: Spec): readonly string[] {
  return reads(spec) ? [reading.permission, ...written(spec).map(({ permission }) => permission)] : [];
}

/** What the identity will hold on an activity: one permission writes it, or nothing does. `undefined` for every other object. */
export function activityRights(spec: Spec, object: string): Rights | undefined {
  if (!isActivity(object)) return undefined;
  const all = written(spec).some(({ objects }) => objects.includes(object));
  return { create: all, edit: all, delete: all };
}

/** Where that is more than the spec says word by word, in whole plain sentences. */
export function activityNotes(spec: Spec): readonly string[] {
  if (!reads(spec)) return [];
  return [
    `Tasks, events and e-mails can all be read: Salesforce gives them only together, by the system permission ${reading.label} (${reading.permission}).`,
    ...written(spec).map(({ label, permission, objects }) => `Records of ${listed(objects, 'and')} can be created, edited and deleted: Salesforce gives that only together, by the system permission ${label} (${permission}).`),
  ];
}
