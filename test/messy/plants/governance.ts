import { another, beside, orgId, person, plant, put } from '../world.ts';
import { daysAgo, dateAgo } from '../moments.ts';
import type { Integration } from '../integration.ts';
import type { Plant } from './plant.ts';

const ownerLeft: Plant = (world) => {
  const one = another(world);
  put(world, 'User', person(`owner.${one.index}`, { IsActive: false }));
  one.spec.owner = { name: 'Former Owner', email: `owner.${one.index}@example.com` };
  plant(world, 'the owner left', ['IU-GOV-002', one.name, 'fail']);
  beside(world, ['IU-GOV-004', one.name], ['IU-GOV-005', one.name]);
};

const twoCustodians: Plant = (world) => {
  const one = another(world);
  one.spec.custodians = ['ana@example.com', 'bo@example.com', 'bo+sf@example.com'];
  plant(world, 'three custodians, two of them one person', ['IU-GOV-003', one.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const crowd: Plant = (world) => {
  const one = another(world);
  const names = ['dee', 'eli', 'fay', 'gus'];
  for (const name of names) if (world.rows['User']?.every(({ Username }) => Username !== `${name}@example.com`) === true) put(world, 'User', person(name));
  one.spec.custodians = ['ana', 'bo', 'chi', 'pat', ...names].map((name) => `${name}@example.com`);
  plant(world, 'eight custodians', ['IU-GOV-003', one.name, 'warn']);
};

/** Older than the policy's reviewEveryDays: before that no review is due. */
function older(one: Integration): void {
  one.createdDaysAgo = 150;
  one.audit = { daysAgo: 150, by: one.audit.by };
}

const noReview: Plant = (world) => {
  const one = another(world);
  older(one);
  one.attestation = undefined;
  plant(world, 'nobody ever reviewed it', ['IU-GOV-004', one.name, 'fail'], ['IU-GOV-008', one.name, 'fail']);
};

const overdueReview: Plant = (world) => {
  const one = another(world);
  older(one);
  one.attestation = { by: 'bo@example.com', on: dateAgo(152), until: dateAgo(3) };
  plant(world, 'the review ended three days ago', ['IU-GOV-004', one.name, 'fail'], ['IU-GOV-008', one.name, 'not wrong']);
};

const lateReview: Plant = (world) => {
  const one = another(world);
  one.attestation = { by: 'bo@example.com', on: dateAgo(10), until: dateAgo(-60) };
  plant(world, 'reviewed long after go-live only', ['IU-GOV-008', one.name, 'fail'], ['IU-GOV-004', one.name, 'not wrong']);
};

const selfReview: Plant = (world) => {
  const one = another(world);
  one.attestation = { by: 'ana@example.com', on: dateAgo(62), until: dateAgo(-25) };
  plant(world, 'reviewed by the owner only', ['IU-GOV-008', one.name, 'warn']);
};

const foreignTemplate: Plant = (world) => {
  const one = another(world);
  one.spec.template = 'nobody-knows';
  plant(world, 'a template that does not exist', ['IU-GOV-005', one.name, 'fail']);
};

const expiredWaiver: Plant = (world) => {
  const one = another(world);
  one.app.ipRelaxation = 'Bypass';
  (world.policy['waivers'] as object[]).push({ rule: 'IU-APP-009', subject: one.app.name, owner: 'ana@example.com', reason: 'until the vendor moves', expires: dateAgo(4) });
  plant(world, 'a waiver that expired', ['IU-GOV-006', orgId, 'fail'], ['IU-APP-009', one.app.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const brokenTrail: Plant = (world) => {
  another(world);
  another(world);
  world.brokenParent = 'f'.repeat(64);
  plant(world, 'audit entries name parents that are not there', ['IU-GOV-007', orgId, 'fail']);
};

const nobodysEntry: Plant = (world) => {
  const one = another(world);
  one.audit = { daysAgo: 60, by: undefined };
  plant(world, 'an audit entry without an author', ['IU-GOV-007', orgId, 'fail']);
  beside(world, ['IU-GOV-008', one.name]);
};

const restrictedField: Plant = (world) => {
  const one = another(world);
  one.granted['Contact'] = { rights: ['Read'], fields: { 'Contact.Birthdate': 'read' } };
  plant(world, 'it reads a restricted field', ['IU-DAT-001', one.username, 'fail'], ['IU-PRV-006', one.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const listedOnly: Plant = (world) => {
  const one = another(world);
  one.granted['Contact'] = { rights: [], fields: { 'Contact.Birthdate': 'none' } };
  plant(world, 'a restricted field listed and not granted', ['IU-DAT-001', one.username, 'not wrong'], ['IU-PRV-006', one.name, 'not wrong'], ['IU-GOV-005', one.name, 'not wrong']);
};

const wrongDirection: Plant = (world) => {
  const one = another(world);
  one.granted = { Account: { rights: ['Read', 'Edit'], fields: { 'Account.Industry': 'edit' } } };
  plant(world, 'a field that only flows out can be edited', ['IU-DAT-002', one.name, 'fail'], ['IU-PRV-006', one.name, 'fail']);
  beside(world, ['IU-GOV-005', one.name]);
};

const writes = (field: string, result: 'warn' | 'not wrong'): Plant => (world) => {
  const one = another(world);
  one.spec.access = { objects: { Lead: { edit: true, fields: { [field]: 'inbound' } } } };
  one.granted = { Lead: { rights: ['Read', 'Edit'], fields: { [`Lead.${field}`]: 'edit' } } };
  plant(world, `it writes Lead.${field}, ${result === 'warn' ? 'of which no history is kept' : 'of which history is kept'}`, ['IU-DAT-003', one.name, result], ['IU-DAT-002', one.name, 'not wrong'], ['IU-PRV-006', one.name, 'not wrong']);
};

const noApiControl: Plant = (world) => {
  world.settings.apiAccessControl = false;
  plant(world, 'API Access Control is off, and nobody recorded why', ['IU-ORG-002', orgId, 'fail']);
};

const highRisk: Plant = (world) => {
  put(world, 'SecurityHealthCheckRisks', { DurableId: 'SessionSettings.EnableclickjackprotectionforSetuppages', RiskType: 'HIGH_RISK' });
  plant(world, 'a setting of the health check is a high risk', ['IU-ORG-003', orgId, 'warn']);
};

const unexplained: Plant = (world) => {
  const one = another(world);
  put(world, 'SetupAuditTrail', { Action: 'permSetFlsChanged', Section: 'Manage Users', CreatedDate: daysAgo(5), 'CreatedBy.Username': 'pat@example.com', Display: `Changed field-level security of permission set ${one.set}: Account.Industry` });
  plant(world, 'somebody changed a managed permission set by hand', ['IU-ORG-005', orgId, 'fail']);
};

const noLogs: Plant = (world) => {
  world.policy['org'] = {};
  put(world, 'EventLogFile', { LogDate: daysAgo(1), LogFile: '"EVENT_TYPE","USER_ID"\n' });
  plant(world, 'one day of API logs, and no export', ['IU-ORG-004', orgId, 'fail']);
};

export const governancePlants: readonly Plant[] = [
  ownerLeft, twoCustodians, crowd, noReview, overdueReview, lateReview, selfReview, foreignTemplate, expiredWaiver, brokenTrail, nobodysEntry, restrictedField, listedOnly,
  wrongDirection, writes('Industry', 'warn'), writes('Title', 'not wrong'), noApiControl, highRisk, unexplained, noLogs,
];
