import { expect } from 'chai';
import { Problem } from '../../src/problems.ts';
import { byAnyLogin, type Login } from '../../src/workflows/check/logins.ts';
import { refused } from '../support/refused.ts';

const never = async (): Promise<never> => Promise.reject(new Error('is not opened here'));
const logins: readonly [Login, ...Login[]] = [{ name: 'first', open: never }, { name: 'second', open: never }, { name: 'third', open: never }];

/** Each login fails with the problem that stands for it, or is read. */
const by = async (problems: Readonly<Record<string, string>>): Promise<{ tried: string[]; outcome: unknown }> => {
  const tried: string[] = [];
  const read = async ({ name }: Login): Promise<string> => {
    tried.push(name);
    const key = problems[name];
    if (key !== undefined) throw new Problem(key, [name]);
    return `read by ${name}`;
  };
  const outcome = await byAnyLogin(logins, read).catch((error: unknown) => (error as Problem).message);
  return { tried, outcome };
};

describe('Several logins to one org', () => {
  it('are tried one after the other until one works', async () => {
    expect(await by({})).to.deep.equal({ tried: ['first'], outcome: 'read by first' });
    expect(await by({ first: 'session-expired', second: 'org-not-opened' })).to.deep.equal({ tried: ['first', 'second', 'third'], outcome: 'read by third' });
  });

  it('that all fail are told by what is wrong with the first', async () => {
    const read = async ({ name }: Login): Promise<never> => Promise.reject(new Problem('session-expired', [name]));
    expect(await refused(byAnyLogin(logins, read))).to.deep.include({ key: 'session-expired', tokens: ['first'] });
  });

  it('are not tried where the org itself is what is wrong', async () => {
    expect((await by({ first: 'session-expired', second: 'org-unreachable' })).tried).to.deep.equal(['first', 'second']);
  });
});
