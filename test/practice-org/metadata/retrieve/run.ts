import { zipSync } from 'fflate';
import { newId, normaliseId } from '../../ids.ts';
import type { OrgState, Session, XmlElement } from '../../state.ts';
import { isOn, within, textsOf, numberOf } from '../components/content.ts';
import type { View } from '../components/handler.ts';
import { typesIn, writeManifest } from '../deploy/manifest.ts';
import { RequestProblem } from '../deploy/options.ts';
import { encodeName, kindOf } from '../kinds.ts';
import { fileProperties } from '../soap/file-properties.ts';
import type { XmlValue } from '../xml/write.ts';
import { filesOf } from './files.ts';
import { select } from './select.ts';
import type { Chosen } from './select.ts';

/** A retrieve the org remembers, by its id (`09S`). */
interface RetrieveJob {
  kind: 'retrieve';
  result: Record<string, XmlValue>;
  zip: string;
}

/** Start a retrieve from a RetrieveRequest; it is done at once. Returns its id. */
export function startRetrieve(state: OrgState, session: Session, request: XmlElement, endpointVersion: number): string {
  const id = newId(state, '09S');
  const unpackaged = within(request, 'unpackaged');
  // The manifest's version comes before the request's (jsforce and SDR send both).
  const version = numberOf(unpackaged, 'version') ?? numberOf(request, 'apiVersion') ?? endpointVersion;
  const { chosen, messages } = select(state, typesIn(unpackaged), version);
  const prefix = isOn(request, 'singlePackage') ? '' : 'unpackaged/';
  const zip = Buffer.from(zipSync(entriesOf(state, chosen, version, prefix))).toString('base64');
  const unknownPackages = textsOf(request, 'packageNames').map((name) => `No package named '${name}' found`);
  const result = resultOf(state, session, { id, chosen, prefix, messages: [...messages, ...unknownPackages] });
  const job: RetrieveJob = { kind: 'retrieve', result, zip };
  state.jobs.set(id, job);
  return id;
}

function entriesOf(state: OrgState, chosen: Chosen[], version: number, prefix: string): Record<string, Uint8Array> {
  const view: View = { apiVersion: version, includes: (type, fullName) => chosen.some((one) => one.type === type && one.fullName === fullName) };
  const entries = [...filesOf(state, chosen, view)].map(([path, bytes]) => [`${prefix}${path}`, new Uint8Array(bytes)]);
  return { ...(Object.fromEntries(entries) as Record<string, Uint8Array>), [`${prefix}package.xml`]: new Uint8Array(Buffer.from(manifestOf(chosen, version), 'utf8')) };
}

function manifestOf(chosen: Chosen[], version: number): string {
  const members = new Map<string, string[]>();
  for (const { type, fullName } of chosen) {
    const named = kindOf(type)?.folderOf ?? type;
    members.set(named, [...(members.get(named) ?? []), encodeName(type, fullName)]);
  }
  return writeManifest(members, version.toFixed(1));
}

interface Retrieved {
  id: string;
  chosen: Chosen[];
  prefix: string;
  messages: string[];
}

/** facts 3.2: a succeeded retrieve may carry problems, and lists its own package.xml. */
function resultOf(state: OrgState, session: Session, { id, chosen, prefix, messages }: Retrieved): Record<string, XmlValue> {
  const now = state.now().toISOString();
  const manifest = {
    createdById: session.userId, createdByName: '', createdDate: now, fileName: `${prefix}package.xml`, fullName: `${prefix}package.xml`, id: '',
    lastModifiedById: session.userId, lastModifiedByName: '', lastModifiedDate: now, manageableState: 'unmanaged', type: 'Package',
  };
  return {
    done: true,
    fileProperties: [...chosen.map((one) => fileProperties(state, session, one, prefix)), manifest],
    id,
    messages: messages.map((problem) => ({ fileName: `${prefix}package.xml`, problem })),
    status: 'Succeeded',
    success: true,
  };
}

/** RetrieveResult by id; the zip unless the caller does not want it. Throws `RequestProblem`. */
export function retrieveStatus(state: OrgState, id: string, includeZip: boolean): Record<string, XmlValue> {
  const job = state.jobs.get(normaliseId(id) ?? id) as RetrieveJob | undefined;
  if (job?.kind !== 'retrieve') throw new RequestProblem('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  return { ...job.result, ...(includeZip ? { zipFile: job.zip } : {}) };
}
