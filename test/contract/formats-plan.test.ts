import { expect } from 'chai';
import fc from 'fast-check';
import permissionSet from '../../src/catalog/components/permission-set/permission-set.ts';
import { planMarkdown } from '../../src/catalog/formats/plan-markdown/plan-markdown.ts';
import { planWords } from '../../src/catalog/formats/plan-words/plan-words.ts';
import type { Change } from '../../src/core/model/component.ts';
import type { Plan, PlannedStep } from '../../src/core/model/plan.ts';
import type { PlannedIntegration, PlanReport } from '../../src/core/model/plan-result.ts';
import { orgIdentity, targetWith } from './components-fakes.ts';

const planOf = (...steps: readonly PlannedStep[]): Plan => ({ integration: 'hubspot', orgId: '00D', environment: 'production', steps, digest: 'd' });
const step = (...changes: readonly Change[]): PlannedStep => ({ component: 'permission-set', title: 'permission set P', changes });
const field = (name: string, more: Partial<Change> = {}): Change => ({ words: `Lead.${name}: may read.`, part: `field Lead.${name}`, to: 'read', effect: 'gains', kind: 'create', ...more });
const planned = (plan: Plan, more: Partial<PlannedIntegration> = {}): PlannedIntegration => ({
  ...{ path: 'integrations/hubspot.yaml', integration: 'hubspot', environment: 'production', username: 'hubspot@example.com', firstUse: false },
  ...{ proven: true, openRuns: 0, plan, notes: [], obstacles: [] },
  ...more,
});
const report = (integrations: readonly PlannedIntegration[], more: Partial<PlanReport> = {}): PlanReport => ({ org: orgIdentity, changed: true, integrations, passedOver: [], failed: [], written: [], ...more });

describe('a plan in words', () => {
  it('marks what is made, changed and removed, and closes with what is gained and lost', () => {
    const changes: readonly Change[] = [
      { words: 'Lead: may read and edit; today it may only read.', part: 'object Lead', from: 'read', to: 'read, edit', effect: 'gains', kind: 'change' },
      field('Email'),
      { words: 'Apex class Old: no longer allowed.', part: 'Apex class Old', from: 'allowed', effect: 'loses', kind: 'remove' },
    ];
    expect(planWords(planOf(step(...changes)), ['Title can be read too.'], ['The user is frozen.'])).to.equal(
      [
        '1. ~ permission set P',
        '     ~ Lead: may read and edit; today it may only read.',
        '       + Lead.Email: may read.',
        '     - Apex class Old: no longer allowed.',
        '',
        'What hubspot gains:',
        '  + Lead: edit; field Email (read)',
        'What hubspot loses:',
        '  - Apex class Old',
        '',
        'What stands in the way:',
        '  - The user is frozen.',
        '',
        'Good to know:',
        '  - Title can be read too.',
      ].join('\n'),
    );
  });

  it('says that nothing is gained and nothing lost, and says nothing where there is no plan', () => {
    expect(planWords(planOf(step({ words: 'The label will change.', part: 'label' })), [])).to.equal('1. ~ permission set P\n     ~ The label will change.\n\nNothing gained, nothing lost: what hubspot may do stays as it is.');
    expect(planWords(planOf(), [])).to.equal('');
    expect(planWords(planOf(), ['A note.'])).to.equal('Good to know:\n  - A note.');
  });

  it('tells one side only where there is only one', () => {
    expect(planWords(planOf(step(field('Email'))), [])).to.include('What hubspot gains:\n  + Lead: field Email (read)\nhubspot loses nothing.');
  });

  it('marks a part as new or gone only where the whole of it comes or goes', () => {
    const whole: Change = { words: 'It will be made.', kind: 'create' };
    const mark = (...changes: readonly Change[]): string | undefined => planWords(planOf(step(...changes)), []).split('\n')[0];
    expect(mark(whole, field('Email'))).to.equal('1. + permission set P');
    expect(mark(field('Email'))).to.equal('1. ~ permission set P');
    expect(mark(whole, { words: 'Also.', part: 'label' })).to.equal('1. ~ permission set P');
    expect(mark({ words: 'It will go.', kind: 'remove' })).to.equal('1. - permission set P');
  });

  it('stays readable with three hundred fields: one line for an object, its rights and its fields by number and name', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`Field_${String(index).padStart(3, '0')}__c`, index % 3 === 0 ? 'outbound' : 'two-way']));
    const target = targetWith({ access: { objects: { Lead: { create: true, edit: true, fields: many }, Account: {} } } });
    const changes = permissionSet.diff(target, undefined);
    expect(changes.filter(({ part }) => part?.startsWith('field '))).to.have.length(300);
    const lines = planWords(planOf({ component: 'permission-set', title: 'permission set hubspot_Integration', changes }), []).split('\n');
    expect(lines.length).to.be.lessThan(40);
    expect(lines.every((line) => line.length <= 160)).to.equal(true);
    expect(lines).to.include.members(['     + Account: may read.', '     + Lead: may read, create and edit.', '  + Lead: read, create, edit; 300 fields']);
    expect(lines.join('\n')).to.match(/\+ 100 fields of Lead \(read\): Field_000__c, Field_003__c[^]*and 60 more \(all of them in --json\)[^]*\+ 200 fields of Lead \(read, edit\): Field_001__c/);
  });

  it('counts what it does not list in its closing', () => {
    const changes = Array.from({ length: 40 }, (_, index): Change => ({ words: `Object_${index}: may read.`, part: `object Object_${index}`, to: 'read', effect: 'gains', kind: 'create' }));
    expect(planWords(planOf(step(...changes)), [])).to.include('  + Object_29: read\n  + and 10 more, listed above\nhubspot loses nothing.');
  });

  it('takes no gain for what another part of the identity gave before', () => {
    const moved: Change = { words: 'Lead: the profile gives it too (read); it will come from the permission set alone.', part: 'object Lead', from: 'read', kind: 'remove' };
    const given: Change = { words: 'Lead: may read and edit.', part: 'object Lead', to: 'read, edit', effect: 'gains', kind: 'create' };
    expect(planWords(planOf(step(moved), step(given)), [])).to.include('What hubspot gains:\n  + Lead: edit\n');
    expect(planWords(planOf(step(moved), step({ ...given, to: 'read' })), [])).to.include('Nothing gained, nothing lost');
  });
});

/** Text that would act on a terminal, a page or a person, if it could. */
const hostile = ['\u001b[31mred\u001b[0m', '\u202egnp.exe', 'a\n2. fake\r\n# heading', '<script>alert(1)</script><!-- x', '| a | b |', '`rm -rf`', '@octocat', '#12', 'GH-12', '[x](javascript:alert(1))', '![x](http://evil.example/x.png)', 'http://evil.example', 'www.evil.example', '</details>', '$x$', '~~~', '\u200b\u2066'];
const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 80 }));
const anyChange: fc.Arbitrary<Change> = fc
  .record({ words: anyText, part: fc.option(fc.oneof(anyText, anyText.map((name) => `field Lead.${name}`), anyText.map((name) => `Apex class ${name}`)), { nil: undefined }), from: fc.option(fc.oneof(anyText, fc.constant('allowed')), { nil: undefined }), to: fc.option(fc.oneof(anyText, fc.constant('allowed')), { nil: undefined }) })
  .chain((base) => fc.record({ effect: fc.constantFrom(undefined, 'gains' as const, 'loses' as const), kind: fc.constantFrom(undefined, 'create' as const, 'change' as const, 'remove' as const) }).map((more) => Object.fromEntries(Object.entries({ ...base, ...more }).filter(([, value]) => value !== undefined)) as unknown as Change));
const anyPlan: fc.Arbitrary<Plan> = fc
  .array(fc.record({ component: anyText, title: anyText, changes: fc.array(anyChange, { minLength: 1, maxLength: 8 }) }), { maxLength: 4 })
  .map((steps) => ({ integration: 'hubspot', orgId: '00D', environment: 'production', digest: 'd', steps }));

describe('text of the org in a plan', () => {
  it('can neither end a line nor send a control, format or invisible character, in words and in Markdown', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(anyText, { maxLength: 3 }), (plan, notes) => {
        const words = planWords(plan, notes, notes);
        expect(words).to.match(/^(?:[^\p{C}\p{Zl}\p{Zp}]|\n)*$/u);
        const markdown = planMarkdown(report([planned(plan, { notes, obstacles: notes.map((message) => ({ name: 'n', message, actions: [message] })) })]));
        expect(markdown).to.match(/^(?:[^\p{C}\p{Zl}\p{Zp}]|\n)*$/u);
        for (const line of words.split('\n')) expect(line).to.match(/^(?:\d+\. [+~-] | {5,}| {2}[+-] |What |Good |Nothing |hubspot |$)/);
      }),
      { numRuns: 200 },
    );
  });

  it('makes no mark-up, mention, number or link of its own in Markdown', () => {
    const plain = planMarkdown(report([planned(planOf(step({ words: 'x', part: 'x', from: 'x', to: 'x' })), { notes: ['x'] })]));
    for (const text of hostile) {
      const markdown = planMarkdown(report([planned(planOf(step({ words: text, part: text, from: text, to: text })), { notes: [text] })]));
      const cells = (whole: string): readonly number[] => whole.split('\n').map((line) => line.split('|').length);
      expect(cells(markdown), text).to.deep.equal(cells(plain));
      expect(markdown.match(/<[^>]*>/g), text).to.deep.equal(plain.match(/<[^>]*>/g));
      expect(markdown.replaceAll(/&#\d+;/g, '¤'), text).not.to.match(/@\w|#\w|GH-\d|:\/\/|www\.|`rm|\]\(|\$x|~~~/);
    }
  });
});

describe('a plan as a pull-request comment', () => {
  it('says the outcome in its first line', () => {
    const none = planned(planOf());
    const some = planned(planOf(step(field('Email'), { words: 'x', effect: 'loses', kind: 'remove', part: 'role x', from: 'x' })));
    const first = (...args: Parameters<typeof report>): string | undefined => planMarkdown(report(...args)).split('\n')[0];
    expect(first([none, none])).to.equal('**Nothing would change in Acme (2 integrations).**');
    expect(first([some, none])).to.equal('**1 of 2 integrations would change in Acme: 1 would gain rights, 1 would lose rights.**');
    expect(first([{ ...none, proven: false }])).to.equal('**Nothing would change in Acme (1 integration): 1 would only be proven again.**');
    const problem = { name: 'x', message: 'It is frozen.', actions: ['Ask why.'] };
    expect(first([{ ...some, obstacles: [problem] }], { failed: [{ path: 'a.yaml', integration: 'a', problem }] })).to.equal('**1 of 1 integration would change in Acme: 1 would gain rights, 1 would lose rights, 1 cannot be applied yet, 1 could not be planned.**');
  });

  it('has a table of integrations, the gains and losses of each, and every change in a table to open', () => {
    const markdown = planMarkdown(report([planned(planOf(step(field('Email'), field('Title'))), { notes: ['A note.'], firstUse: true })], { digest: 'abc', passedOver: [{ path: 'b.yaml', integration: 'b', why: 'its state is retired' }] }));
    expect(markdown).to.equal(
      [
        '**1 of 1 integration would change in Acme: 1 would gain rights.**',
        '',
        'Org: Acme (00D000000000001EAA, production). Plan digest: `abc`.',
        '',
        '| Integration | Environment | Parts that differ | Gains | Loses | In the way |',
        '|---|---|---|---|---|---|',
        '| hubspot | production | 1 | yes |  |  |',
        '',
        '**Not for this org**',
        '',
        '- b.yaml: its state is retired',
        '',
        '### hubspot (production)',
        '',
        'User hubspot@&#8203;example.com. First use: the org id will be recorded in its spec.',
        '',
        '**What it gains**',
        '',
        '- Lead: fields Email (read), Title (read)',
        '',
        '**Good to know**',
        '',
        '- A note.',
        '',
        '<details><summary>permission set P will be changed (2 changes)</summary>',
        '',
        '| | What | Today | Then | Identity |',
        '|---|---|---|---|---|',
        '| new | Lead.Email: may read. |  | read | gains |',
        '| new | Lead.Title: may read. |  | read | gains |',
        '',
        '</details>',
      ].join('\n'),
    );
  });

  it('is never longer than 60,000 characters, keeps the outcome and counts what it left out', () => {
    const changes = Array.from({ length: 90 }, (_, index): Change => ({ words: `Object_${index}: ${'may read | '.repeat(30)}`, part: `object Object_${index}`, to: 'read', effect: 'gains', kind: 'create' }));
    const markdown = planMarkdown(report(Array.from({ length: 120 }, () => planned(planOf(step(...changes))))));
    expect(markdown.length).to.be.at.most(60_000).and.at.least(40_000);
    expect(markdown).to.match(/^\*\*120 of 120 integrations would change in Acme: 120 would gain rights\.\*\*/);
    expect(markdown.split('\n').filter((line) => line.startsWith('| hubspot |'))).to.have.length(120);
    const shown = markdown.split('<details>').length - 1;
    expect(markdown).to.match(/\*\*Not all is shown:\*\* \d+ summaries and \d+ changes did not fit into this comment\. `sf integration-user plan --json` has everything\.$/);
    expect(Number(/(\d+) changes did not fit/.exec(markdown)?.[1])).to.equal((120 - shown) * 90);
    expect(markdown.split('<details>')).to.have.length(markdown.split('</details>').length);
  });

  it('is within its bound whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(anyPlan, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (plans, times) => {
        const repeated = plans.flatMap((plan) => Array.from({ length: times }, () => planned(plan)));
        expect(planMarkdown(report(repeated)).length).to.be.at.most(60_000);
      }),
      { numRuns: 60 },
    );
  });
});
