import type { MetadataFile } from '../../../src/core/model/metadata-file.ts';
import type { Org } from '../../../src/core/model/ports.ts';
import { soql } from '../../../src/core/model/soql.ts';
import { rows } from '../../practice-org/state.ts';
import type { FaultInput, PracticeOrg } from '../../practice-org/server.ts';

/** Something to change, made beforehand for one test, and a name nobody else has. */
export interface Subject {
  readonly name: string;
  readonly id: string;
  readonly username: string;
}

/** How a method's calls are of B.6: which way they go, and what they do. */
export type Manner = 'rest read' | 'query' | 'soap read' | 'write' | 'silent write' | 'deploy' | 'watch' | 'soap watch';

export interface Method {
  readonly manner: Manner;
  /** Which of its requests meet the fault; all where left out. */
  readonly on?: FaultInput['on'];
  readonly call: (org: Org, subject: Subject, practice: PracticeOrg) => Promise<unknown>;
  /** How often the org carried it out, as the org itself knows; reads leave nothing. */
  readonly traces?: (practice: PracticeOrg, subject: Subject) => number;
}

const metadata = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

export function permissionSet(fullName: string): MetadataFile {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet ${metadata}><hasActivationRequired>false</hasActivationRequired><label>${fullName}</label></PermissionSet>\n`;
  return { type: 'PermissionSet', fullName, folder: 'permissionsets', suffix: 'permissionset', xml };
}

function count(practice: PracticeOrg, table: string, column: string, value: string): number {
  return rows(practice.state, table).filter((row) => row[column] === value).length;
}

const started = { path: '/deployRequest$' };
const asked = { path: '/deployRequest/0Af' };
const admin = { type: 'Profile', fullName: 'Admin' };

/** One call of each method of the port. */
export const methods: Readonly<Record<string, Method>> = {
  about: { manner: 'query', call: (org) => org.about() },
  query: { manner: 'query', call: (org) => org.query(soql`SELECT Id FROM User`) },
  toolingQuery: { manner: 'query', call: (org) => org.toolingQuery(soql`SELECT Id FROM Profile`) },
  find: { manner: 'query', call: (org, { username }) => org.find({ from: 'User', fields: ['Id', 'Username'], key: 'Username', value: username }) },
  describe: { manner: 'rest read', call: (org) => org.describe('Account') },
  get: { manner: 'rest read', call: (org) => org.get('/limits') },
  readMetadata: { manner: 'soap read', call: (org) => org.readMetadata('Profile', ['Admin']) },
  listMetadata: { manner: 'soap read', call: (org) => org.listMetadata('Profile') },
  retrieve: { manner: 'soap read', call: (org) => org.retrieve([admin]) },
  'retrieve, being watched': { manner: 'soap watch', on: { soapAction: 'checkRetrieveStatus' }, call: (org) => org.retrieve([admin]) },
  create: { manner: 'write', call: (org, { name }) => org.create('Account', { Name: `${name} new` }), traces: (practice, { name }) => count(practice, 'Account', 'Name', `${name} new`) },
  update: { manner: 'silent write', call: (org, { id, name }) => org.update('Account', id, { Name: `${name} changed` }), traces: (practice, { name }) => count(practice, 'Account', 'Name', `${name} changed`) },
  remove: { manner: 'silent write', call: (org, { id }) => org.remove('Account', id), traces: (practice, { name }) => rows(practice.state, 'Account').filter((row) => row['Name'] === name && row['IsDeleted'] === true).length },
  deploy: {
    manner: 'deploy',
    on: started,
    call: (org, { name }) => org.deploy([permissionSet(name)], { checkOnly: false }),
    traces: (practice, { name }) => count(practice, 'PermissionSet', 'Name', name),
  },
  'deploy that only checks': { manner: 'rest read', on: started, call: (org, { name }) => org.deploy([permissionSet(name)], { checkOnly: true }) },
  'deploy, being watched': {
    manner: 'watch',
    on: asked,
    call: (org, { name }) => org.deploy([permissionSet(name)], { checkOnly: false }),
    traces: (practice, { name }) => count(practice, 'PermissionSet', 'Name', name),
  },
};
