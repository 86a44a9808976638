import { join, relative, sep } from 'node:path';
import { integrationName, integrationNameLength } from '../../core/model/names.ts';
import { isSalesforceId } from '../../core/model/soql.ts';
import { Problem } from '../../problems.ts';

/** The folders of one credential: `<root>/<orgId>/<integration>`. */
export interface Place {
  readonly orgFolder: string;
  readonly folder: string;
}

/** Org id and name become path segments: nothing but letters, digits and underscores passes. Throws `vault-odd-name`. */
export function placeOf(root: string, orgId: string, integration: string): Place {
  const named = integration.length <= integrationNameLength && integrationName.test(integration);
  if (!named || !isSalesforceId(orgId) || !orgId.startsWith('00D')) throw new Problem('vault-odd-name', [JSON.stringify(`${orgId}/${integration}`)]);
  const orgFolder = join(root, orgId);
  return { orgFolder, folder: join(orgFolder, integration) };
}

/** For records and summaries: `~` for home, `/` everywhere. */
export function reference(folder: string, home: string): string {
  const below = relative(home, folder);
  const atHome = below !== '' && !below.startsWith('..') && below !== folder;
  return (atHome ? join('~', below) : folder).split(sep).join('/');
}
