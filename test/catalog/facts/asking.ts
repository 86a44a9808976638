import type { Facts } from '../../../src/core/model/audit/datasets.ts';
import type { OrgAsk } from '../../../src/core/model/audit/fact-unit.ts';
import { defaultPolicy } from '../../../src/core/model/policy.ts';
import type { ObjectDescribe, OrgReader } from '../../../src/core/model/ports.ts';

export const now = new Date('2026-11-22T09:00:00.000Z');

/** An org that answers queries by their text; what it has no answer for, a test fails on. */
export interface Answers {
  readonly query?: (text: string) => readonly unknown[];
  readonly tooling?: (text: string) => readonly unknown[];
  readonly get?: (path: string) => unknown;
  readonly text?: (path: string) => string;
  /** Object to its columns; every object has those asked for where it is left out. */
  readonly columns?: Readonly<Record<string, readonly string[]>>;
}

const nothing = (what: string) => (asked: string): never => {
  throw new Error(`no answer for ${what} ${asked}`);
};

export function orgOf(answers: Answers): { readonly org: OrgReader; readonly asked: string[] } {
  const asked: string[] = [];
  const note = <Value>(text: string, answer: (text: string) => Value): Value => {
    asked.push(text);
    return answer(text);
  };
  const described = (name: string): ObjectDescribe => ({
    name, queryable: true, createable: false, updateable: false, deletable: false,
    fields: (answers.columns?.[name] ?? []).map((field) => ({ name: field, label: field, type: 'string', nillable: true, createable: false, updateable: false, permissionable: false, custom: false })),
  });
  const org = {
    query: async <Row>({ text }: { text: string }) => note(text, answers.query ?? nothing('query')) as readonly Row[],
    toolingQuery: async <Row>({ text }: { text: string }) => note(text, answers.tooling ?? nothing('tooling query')) as readonly Row[],
    get: async <Body>(path: string) => note(path, answers.get ?? nothing('get')) as Body,
    getText: async (path: string) => note(path, answers.text ?? nothing('text')),
    describe: async (name: string) => described(name),
  };
  return { org: org as unknown as OrgReader, asked };
}

/** As an administrator asks, of these users. */
export const askOf = (org: OrgReader, users: readonly string[] = [], facts: Facts = {}, held: { readonly answer: boolean | undefined } = { answer: true }): OrgAsk => ({
  org, policy: defaultPolicy, now, facts, callerHas: () => held.answer, callerId: '005000000000001AAA', inQuestion: () => users,
});

/** `005…` with a number, 18 characters. */
export const userId = (number: number): string => `005000000${String(number).padStart(6, '0')}AAA`;
