import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { exitCodes } from '../src/problems.ts';
import { neededPermissions } from '../src/core/model/caller-permissions.ts';

describe('The README', () => {
  let text: string;
  before(async () => {
    text = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  });

  it('lists the permissions that create looks for, and no others', () => {
    const needed = [...neededPermissions('external-client-app'), ...neededPermissions('connected-app')];
    const rows = [...new Set(needed.map((each) => `| ${each.label} | ${each.why} |`))];
    const table = text.slice(text.indexOf('<!-- permissions'), text.indexOf('The last two depend'));
    expect([...table.matchAll(/^\| [A-Z].*\|$/gm)].map(([row]) => row)).to.deep.equal(rows);
  });

  it('lists exit codes as they are', () => {
    const listed = [...text.matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]));
    expect(listed).to.deep.equal([exitCodes.done, exitCodes.couldNot, exitCodes.wrongUse, exitCodes.findings, exitCodes.planHasChanges, exitCodes.notEvaluated, exitCodes.partly, exitCodes.interrupted]);
  });
});
