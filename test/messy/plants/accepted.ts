import { another, beside, orgId, plant, type World } from '../world.ts';
import { dateAgo } from '../moments.ts';
import type { Integration } from '../integration.ts';
import type { Plant } from './plant.ts';

/** What the team accepted, and what it only thinks it accepted. The finding is always the same: an app that bypasses IP ranges. */

interface Waiver {
  readonly rule?: string;
  readonly subject: string;
  readonly expires?: string;
}

const waive = (world: World, { rule = 'IU-APP-009', subject, expires = dateAgo(-30) }: Waiver): void =>
  void (world.policy['waivers'] as object[]).push({ rule, subject, owner: 'ana@example.com', reason: 'The vendor moves to fixed addresses in spring', expires });

function bypassing(world: World): Integration {
  const one = another(world);
  one.app.ipRelaxation = 'Bypass';
  beside(world, ['IU-GOV-005', one.name], ['IU-GOV-006', orgId]);
  return one;
}

const accepted = (why: string, result: 'waived' | 'fail', waiver: (one: Integration) => Waiver): Plant => (world) => {
  const one = bypassing(world);
  waive(world, waiver(one));
  plant(world, `a waiver ${why}`, ['IU-APP-009', one.app.name, result]);
};

const exception: Plant = (world) => {
  const one = bypassing(world);
  one.spec.exceptions = [{ rule: 'IU-APP-009', reason: 'The vendor moves to fixed addresses in spring', approver: 'bo@example.com', until: dateAgo(-30) }];
  plant(world, 'an exception in the spec', ['IU-APP-009', one.app.name, 'waived']);
};

const otherIntegrations: Plant = (world) => {
  const [one, other] = [bypassing(world), bypassing(world)];
  other.spec.exceptions = [{ rule: 'IU-APP-009', reason: 'The vendor moves to fixed addresses in spring', approver: 'bo@example.com', until: dateAgo(-30) }];
  plant(world, 'an exception in another spec', ['IU-APP-009', one.app.name, 'fail'], ['IU-APP-009', other.app.name, 'waived']);
};

const ownerApproves: Plant = (world) => {
  const one = bypassing(world);
  one.spec.exceptions = [{ rule: 'IU-APP-009', reason: 'The vendor moves to fixed addresses in spring', approver: 'Ana+sf@example.com', until: dateAgo(-30) }];
  plant(world, 'an exception that the owner approved', ['IU-GOV-006', orgId, 'fail']);
  beside(world, ['IU-APP-009', one.app.name]);
};

/** A user's id is another name of it, in the API's form and in that of addresses. */
const byId = (length: 15 | 18): Plant => (world) => {
  const one = another(world);
  one.email = 'pat@example.com';
  waive(world, { rule: 'IU-IDN-006', subject: one.userId.slice(0, length) });
  plant(world, `a waiver by the user's id of ${length} characters`, ['IU-IDN-006', one.username, 'waived']);
  beside(world, ['IU-GOV-005', one.name], ['IU-GOV-006', orgId]);
};

export const acceptedPlants: readonly Plant[] = [
  exception, otherIntegrations, ownerApproves, byId(15), byId(18),
  accepted('of the app', 'waived', ({ app }) => ({ subject: app.name })),
  accepted('of the app in capitals', 'waived', ({ app }) => ({ subject: app.name.toUpperCase() })),
  accepted('of the integration', 'waived', ({ name }) => ({ subject: name })),
  accepted('that ends today', 'waived', ({ app }) => ({ subject: app.name, expires: dateAgo(0) })),
  accepted('that ended yesterday', 'fail', ({ app }) => ({ subject: app.name, expires: dateAgo(1) })),
  accepted('of another app whose name begins alike', 'fail', ({ app }) => ({ subject: `${app.name}_Old` })),
  accepted('of the label, which anybody may give to anything', 'fail', ({ app }) => ({ subject: app.label })),
  accepted('of another rule', 'fail', ({ app }) => ({ rule: 'IU-APP-010', subject: app.name })),
  accepted('of all subjects, which there is none of', 'fail', () => ({ subject: '*' })),
];
