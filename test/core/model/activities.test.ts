import { expect } from 'chai';
import { shippedKnowledge, violations } from '../../../src/core/model/field-knowledge.ts';
import { grantsOf, heldRights, userPermissionsOf } from '../../../src/core/model/permission-dependencies.ts';
import type { Spec } from '../../../src/core/model/spec.ts';
import { specWith } from '../../contract/components-fakes.ts';

type Objects = Readonly<Record<string, object>>;
const specOf = (objects: Objects): Spec => specWith({ access: { objects } });

const cases: readonly { readonly title: string; readonly objects: Objects; readonly permissions: readonly string[]; readonly notes: number }[] = [
  { title: 'a spec without activities asks for no system permission', objects: { Lead: { create: true } }, permissions: [], notes: 0 },
  { title: 'reading one of them needs Access Activities', objects: { Event: {} }, permissions: ['ActivitiesAccess'], notes: 1 },
  { title: 'creating tasks needs Edit Tasks too', objects: { Task: { create: true } }, permissions: ['ActivitiesAccess', 'EditTask'], notes: 2 },
  { title: 'deleting events needs Edit Events', objects: { Event: { delete: true } }, permissions: ['ActivitiesAccess', 'EditEvent'], notes: 2 },
  { title: 'e-mails are written with Edit Tasks', objects: { EmailMessage: { create: true } }, permissions: ['ActivitiesAccess', 'EditTask'], notes: 2 },
  { title: 'all three', objects: { EmailMessage: {}, Event: { edit: true }, Task: { edit: true } }, permissions: ['ActivitiesAccess', 'EditEvent', 'EditTask'], notes: 3 },
];

describe('activities, which have no object permissions', () => {
  for (const { title, objects, permissions, notes } of cases) {
    it(title, () => {
      const spec = specOf(objects);
      const grants = grantsOf(spec, shippedKnowledge());
      expect(grants.userPermissions).to.deep.equal(permissions);
      expect(userPermissionsOf(spec)).to.deep.equal(permissions);
      expect(grants.notes).to.have.lengthOf(notes);
      expect(grants.objects.map(({ object }) => object)).to.deep.equal(Object.keys(objects).filter((object) => object === 'Lead'));
    });
  }

  it('are written whole or not at all, and a task opens e-mails', () => {
    const { access } = specOf({ Task: { create: true }, EmailMessage: {}, Event: {} });
    const spec = specOf(access.objects);
    const of = (object: string): object => heldRights(spec, object, access.objects[object] as never);
    expect(of('Task')).to.deep.equal({ create: true, edit: true, delete: true });
    expect(of('EmailMessage')).to.deep.equal({ create: true, edit: true, delete: true });
    expect(of('Event')).to.deep.equal({ create: false, edit: false, delete: false });
  });

  it('keep a permission that the spec names anyhow, once', () => {
    const spec = specWith({ access: { objects: { Task: { edit: true } }, userPermissions: ['EditTask'] } });
    expect(userPermissionsOf(spec)).to.have.members(['EditTask', 'ActivitiesAccess']);
  });

  it('cannot be had all of them, since there is no View All', () => {
    const [problem, ...others] = violations(specOf({ Task: { records: 'all' }, Lead: { records: 'all' } }), shippedKnowledge());
    expect(problem).to.include({ key: 'no-view-all-for-object' });
    expect(others).to.have.lengthOf(0);
  });
});
