import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check, Example } from '../src/core/model/audit/check.ts';
import { byPractice, explanation } from '../src/core/auditing/explain.ts';
import { contents } from '../src/catalog/formats/rule-pages/contents.ts';
import { rulePage } from '../src/catalog/formats/rule-pages/rule-pages.ts';

async function examplesOf(checks: string, id: string): Promise<readonly Example[]> {
  const file = join(checks, id, 'examples.ts');
  const isThere = await access(file).then(() => true, () => false);
  if (!isThere) return [];
  const { default: examples } = (await import(pathToFileURL(file).href)) as { default: readonly Example[] };
  return examples;
}

/** docs/checks: a page per rule and one that leads to them, by path from the project's root. `checks`: the folder of the shelf. */
export async function ruleDocs(checks: string): Promise<ReadonlyMap<string, string>> {
  const { all } = (await import(pathToFileURL(join(checks, 'index.ts')).href)) as { all: readonly Check[] };
  const rules = all.map(({ rule }) => rule);
  const pages = await Promise.all(all.map(async ({ id, rule }) => [`docs/checks/${id}.md`, rulePage(explanation(rule), await examplesOf(checks, id))] as const));
  return new Map([...pages, ['docs/checks/README.md', contents(rules.map(explanation), byPractice(rules))]]);
}
