import type { JournalHead } from '../model/journal.ts';
import { integrationName, integrationNameLength } from '../model/names.ts';
import { isSalesforceId } from '../model/soql.ts';
import { Problem } from '../../problems.ts';

/** Where the journals of a project are, relative to it: a folder per org, a file per run. */
export const journalFolder = '.sf/integration-user/journal';

/** What a journal's path says of it. */
export interface JournalPlace {
  readonly orgId: string;
  readonly integration: string;
  /** UTC to the second, e.g. `20261121T101500Z`. */
  readonly stamp: string;
  readonly runId: string;
}

const runIdShape = /^[A-Za-z0-9]{1,40}$/;
const pathShape = /^\.sf\/integration-user\/journal\/(?<orgId>[A-Za-z0-9]+)\/(?<integration>[A-Za-z0-9_]+)-(?<stamp>\d{8}T\d{6}Z)-(?<runId>[A-Za-z0-9]{1,40})\.jsonl$/;

const isName = (text: string): boolean => text.length <= integrationNameLength && integrationName.test(text);

/** An org's folder is named after its id. */
export function isOrgFolder(name: string): boolean {
  return name.startsWith('00D') && isSalesforceId(name);
}

export function stampOf(at: string): string {
  return at.replaceAll(/[-:]|\.\d+/g, '');
}

/** Org id and integration become path segments here and in the folder of locks: letters, digits and single underscores pass, nothing else. Throws `journal-odd-name`. */
export function placeOfRun({ orgId, integration, runId }: Pick<JournalHead, 'orgId' | 'integration' | 'runId'>, at: string): JournalPlace {
  if (!isOrgFolder(orgId) || !isName(integration) || !runIdShape.test(runId)) throw new Problem('journal-odd-name', [JSON.stringify(`${orgId}/${integration}/${runId}`)]);
  return { orgId, integration, stamp: stampOf(at), runId };
}

/** e.g. `.sf/integration-user/journal/00D000000000001AAA/hubspot-20261121T101500Z-k3f9x2ab.jsonl` */
export function journalPath({ orgId, integration, stamp, runId }: JournalPlace): string {
  return `${journalFolder}/${orgId}/${integration}-${stamp}-${runId}.jsonl`;
}

/** `undefined` for any path that `journalPath` would not give. */
export function readJournalPath(path: string): JournalPlace | undefined {
  const place = pathShape.exec(path)?.groups as JournalPlace | undefined;
  return place !== undefined && isOrgFolder(place.orgId) && isName(place.integration) ? { ...place } : undefined;
}
