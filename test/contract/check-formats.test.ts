import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Log, Notification, Result } from 'sarif';
import { parseStringPromise } from 'xml2js';
import { all as checks } from '../../src/catalog/checks/index.ts';
import { checkCodequality } from '../../src/catalog/formats/check-codequality/check-codequality.ts';
import { checkCsv } from '../../src/catalog/formats/check-csv/check-csv.ts';
import { checkGithub } from '../../src/catalog/formats/check-github/check-github.ts';
import { checkHtml } from '../../src/catalog/formats/check-html/check-html.ts';
import { checkHuman } from '../../src/catalog/formats/check-human/check-human.ts';
import { checkJson } from '../../src/catalog/formats/check-json/check-json.ts';
import { checkJunit } from '../../src/catalog/formats/check-junit/check-junit.ts';
import { checkMarkdown } from '../../src/catalog/formats/check-markdown/check-markdown.ts';
import { checkSarif } from '../../src/catalog/formats/check-sarif/check-sarif.ts';
import { relativeUri } from '../../src/catalog/formats/check-sarif/location.ts';
import { updatedBaseline } from '../../src/core/auditing/baseline.ts';
import { snapshotText } from '../../src/core/auditing/snapshot-file.ts';
import { goodFiles } from '../../src/core/model/audit/example/files.ts';
import { goodOrg } from '../../src/core/model/audit/example/org.ts';
import { asFarAs } from '../../src/core/model/audit/fact.ts';
import type { CheckReport } from '../../src/core/model/audit/report.ts';
import { visible } from '../../src/core/model/visible-text.ts';
import { aRun, aSnapshot, aTarget, aVerdict, dayBefore, failedTarget, seen, subjects, type RunChanges } from '../support/check-runs.ts';
import { hostileNames } from '../support/hostile/names.ts';
import { formulas, markup } from '../support/hostile/reports.ts';
import { sarifMistakes, sarifSchema, schemaAt, schemaPackage } from '../support/sarif-law.ts';

const at = { file: 'force-app/main/default/profiles/Hub%2FSpot ü.profile-meta.xml', line: 4, column: 5 };
const gap = { kind: 'refused', words: 'Users could not be read.', needs: 'View Setup and Configuration' } as const;
const verdicts = [
  aVerdict('IU-IDN-003', subjects.old, 'fail', { evidence: ['A', 'B', 'C', 'D', 'E'].map((key) => seen(`It holds ${key}.`, { key })) }),
  aVerdict('IU-NET-002', subjects.profile, 'warn', { evidence: [seen('Range 0.0.0.0 to 255.255.255.255 is the whole Internet.', { at, fix: 'Take the range out.' }), seen('It has no source.', { at: { ...at, line: 9 } })] }),
  aVerdict('IU-PRV-006', subjects.spec, 'fail'),
  aVerdict('IU-APP-003', subjects.app, 'unknown', { gaps: [gap], words: gap.words }),
  aVerdict('IU-APP-003', subjects.shared, 'fail'),
  aVerdict('IU-LIF-001', subjects.hubspot, 'not-applicable', { words: 'It is new.' }),
  aVerdict('IU-ORG-002', subjects.org, 'pass'),
];
const waivers = [{ rule: 'IU-PRV-006', subject: 'hubspot', owner: 'ana@example.com', reason: 'Vendor mends it in spring', expires: dayBefore(-20) }];
const target = aTarget(verdicts, { snapshot: aSnapshot({}, { users: asFarAs([], [gap]) }) });
const run = (changes: RunChanges = {}): CheckReport => aRun([], { targets: [target], policyChanges: { waivers }, ...changes });
const report = run();

const log = (of: CheckReport): Log => JSON.parse(checkSarif(of)) as Log;
const resultsOf = (of: CheckReport): readonly Result[] => log(of).runs[0]?.results ?? [];
const notificationsOf = (of: CheckReport, index = 0): readonly Notification[] => log(of).runs[index]?.invocations?.[0]?.toolExecutionNotifications ?? [];

describe('The human format of check', () => {
  const words = checkHuman(report);

  it('goes by integration, worst first, with what was seen, what mends it, what could not be seen, and why the exit code', () => {
    const order = ['Checked production', 'Old sync (old.sync@example.com): no spec; very likely an integration', 'CRITICAL  The integration user is API Only [IU-IDN-003]', '- It holds A.', 'and 2 more', 'HubSpot (hubspot): owner ana@example.com, score', 'mend: Take the range out.', 'Waived by ana@example.com until', 'What could not be seen', 'It needs: View Setup and Configuration.', 'Answers: 2 failed, 1 warning, 1 unknown, 1 waived, 1 passed, 1 not applicable.', 'Exit 3: 2 findings fail at or above high.'];
    const places = order.map((each) => words.indexOf(each));
    expect(places.filter((place) => place < 0).map((_, index) => order[index])).to.deep.equal([]);
    expect(places).to.deep.equal(places.toSorted((one, other) => one - other));
  });

  it('keeps to 100 characters and is plain unless colours are asked for', () => {
    expect(words.split('\n').filter((line) => line.length > 100)).to.deep.equal([]);
    expect(words).not.to.include('\u001B');
    const colours = /\u001B\[\d+m/g;
    expect(checkHuman(report, { colour: true })).to.match(colours);
    expect(checkHuman(report, { colour: true }).replaceAll(colours, '')).to.equal(words);
  });

  it('is no wall of text, however much is found', () => {
    const many = Array.from({ length: 400 }, (_, index) => aVerdict('IU-IDN-003', { kind: 'identity', key: `user${index}@example.com` }, 'fail', { evidence: Array.from({ length: 50 }, (__, each) => seen(`It holds ${each}.`)) }));
    expect(checkHuman(aRun(many)).split('\n').length).to.be.lessThan(300);
  });

  it('tells which integrations are in order, and none of which something is unknown', () => {
    expect(checkHuman(aRun([aVerdict('IU-IDN-003', subjects.hubspot, 'pass')]))).to.include('In order: HubSpot (hubspot).');
    expect(checkHuman(aRun([aVerdict('IU-IDN-003', subjects.hubspot, 'pass'), aVerdict('IU-PRV-006', subjects.spec, 'unknown')]))).not.to.include('In order');
  });

  it('tells gaps of one dataset with the same cure and cost as one', () => {
    const gaps = ['Ana', 'Bo', 'Chi', 'Dan', 'Eva'].map((name) => ({ ...gap, words: `The user ${name} could not be read.` }));
    const lost = aTarget([aVerdict('IU-APP-003', subjects.app, 'unknown', { gaps, words: 'Unread.' })], { snapshot: aSnapshot({}, { users: asFarAs([], gaps) }) });
    const told = 'The user Ana could not be read. The user Bo could not be read. The user Chi could not be read. And 2 more like these. It needs: View Setup and Configuration. 1 rule could not answer everywhere: IU-APP-003.';
    for (const format of [checkHuman, checkMarkdown]) expect(format(run({ targets: [lost] })).replaceAll(/\s+/g, ' '), format.name).to.include(told);
  });

  it('tells what is mended since the baseline, and what was never read', () => {
    const text = checkHuman(run({ baseline: updatedBaseline(aRun([aVerdict('IU-ORG-002', subjects.org, 'fail')])), targets: [target, failedTarget] }));
    expect(text).to.include('Mended since the baseline').and.to.include('Against the baseline: 3 new, 0 known and 1 mended.').and.to.include('uat: The org uat does not answer. Log in again.');
  });
});

describe('The SARIF of check', () => {
  it('validates against the published schema', function () {
    const mistakes = sarifSchema();
    if (mistakes === undefined) {
      this.test!.title += ` (skipped: ${schemaPackage}, which has the schema, is not installed)`;
      this.skip();
    }
    for (const each of [report, run({ targets: [target, failedTarget], baseline: updatedBaseline(report) })]) expect(mistakes(log(each))).to.deep.equal([]);
  });

  it('keeps the rules of SARIF 2.1.0', () => {
    expect(sarifMistakes(checkSarif(report))).to.deep.equal([]);
    expect(sarifMistakes(checkSarif(run({ targets: [target, failedTarget], baseline: updatedBaseline(report) })))).to.deep.equal([]);
  });

  it('has places as relative, percent-encoded addresses with line and column, and logical places where there is no file', () => {
    const found = resultsOf(report);
    expect(found.map(({ locations: [place] = [] }) => place?.physicalLocation === undefined)).to.deep.equal([true, true, false, true]);
    expect(found[0]).to.have.nested.property('locations[0].logicalLocations[0]').that.deep.equals({ name: 'Old sync', fullyQualifiedName: 'production/identity/old.sync@example.com', kind: 'identity' });
    const place = { artifactLocation: { uri: 'force-app/main/default/profiles/Hub%252FSpot%20%C3%BC.profile-meta.xml', uriBaseId: '%SRCROOT%' }, region: { startLine: 4, startColumn: 5 } };
    expect(found[2]).to.have.nested.property('locations[0].physicalLocation').that.deep.equals(place);
    expect(found[2]).to.have.nested.property('relatedLocations[0].physicalLocation.region.startLine', 9);
    expect(found[2]?.partialFingerprints).to.have.property('integrationUserFinding/v1').that.matches(/^[0-9a-f]{32}$/);
  });

  it('writes any path so that it leads back to the same file', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\\/\p{Cs}]/u.test(text) && text !== '.'), { minLength: 1 }), (segments) => {
        const uri = relativeUri(segments.join('/'));
        expect(uri).to.match(/^[A-Za-z0-9%._~/-]+$/);
        expect(decodeURIComponent(uri)).to.equal(segments.join('/'));
      })
    );
    expect(relativeUri('a\\b\\C:\uD800')).to.equal('a/b/C%3A%EF%BF%BD');
  });

  it('has warnings below errors, waivers as suppressions, unknown as notifications and nothing that passes', () => {
    const found = resultsOf(report);
    expect(found.map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions?.length])).to.deep.equal([['IU-IDN-003', 'error', 0], ['IU-APP-003', 'error', 0], ['IU-NET-002', 'warning', 0], ['IU-PRV-006', 'error', 1]]);
    expect(found[3]).to.have.nested.property('suppressions[0]').that.includes({ kind: 'external', status: 'accepted' });
    const told = notificationsOf(report);
    expect(told.map(({ level, message }) => [level, message.text])).to.deep.equal([['warning', 'Users could not be read. It needs: View Setup and Configuration. 1 rule could not answer everywhere: IU-APP-003.']]);
  });

  it('says what is new, and which target could not be read', () => {
    const states = resultsOf(run({ baseline: updatedBaseline(aRun(verdicts.slice(0, 1))) })).map(({ ruleId, baselineState }) => [ruleId, baselineState]);
    expect(Object.fromEntries(states)).to.deep.equal({ 'IU-IDN-003': 'unchanged', 'IU-APP-003': 'new', 'IU-NET-002': 'new', 'IU-PRV-006': 'unchanged' });
    const both = run({ targets: [target, failedTarget] });
    expect(log(both).runs.map(({ invocations }) => invocations?.[0]?.executionSuccessful)).to.deep.equal([true, false]);
    expect(notificationsOf(both, 1).map(({ level }) => level)).to.deep.equal(['error']);
  });

  it('tells of every rule of the catalogue what it holds to, as tags', () => {
    const [only] = log(aRun([], { rules: checks.map(({ rule }) => rule) })).runs;
    const described = only?.tool.driver.rules ?? [];
    expect(described).to.have.length(56);
    for (const each of described) {
      expect(each.help?.text, each.id).to.match(/\S/);
      expect(each.properties?.tags?.length, each.id).to.be.greaterThan(2);
      expect(each.properties, each.id).to.have.property('security-severity').that.matches(/^\d+\.\d$/);
    }
    expect(sarifMistakes(checkSarif(aRun([], { rules: checks.map(({ rule }) => rule) })))).to.deep.equal([]);
  });
});

interface Suites {
  readonly testsuites: { readonly $: Record<string, string>; readonly testsuite: readonly { readonly $: Record<string, string>; readonly testcase?: readonly (Record<string, unknown> & { readonly $: Record<string, string> })[] }[] };
}
const suites = async (of: CheckReport): Promise<Suites['testsuites']> => ((await parseStringPromise(checkJunit(of))) as Suites).testsuites;

describe('The JUnit of check', () => {
  const kinds = (of: Suites['testsuites']): unknown => of.testsuite.flatMap(({ testcase = [] }) => testcase.map(({ $, ...rest }) => [$['classname'], Object.keys(rest).join()]));

  it('has one suite per target and one case per rule and subject; what does not apply was not tested', async () => {
    const found = await suites(run({ targets: [target, failedTarget] }));
    expect(found.$).to.include({ tests: '7', failures: '2', errors: '1', skipped: '2' });
    expect(checkJunit(report)).to.include('<system-out>Exit 3: 2 findings fail at or above high.</system-out>');
    expect(kinds(found)).to.deep.equal([['IU-IDN-003', 'failure'], ['IU-APP-003', 'failure'], ['IU-NET-002', 'system-out'], ['IU-APP-003', 'skipped'], ['IU-PRV-006', 'skipped'], ['IU-ORG-002', ''], ['check', 'error']]);
  });

  it('makes an error of unknown with --strict, a failure of a warning that counts, and skips what the baseline knows', async () => {
    expect((await suites(run({ strict: true }))).$).to.include({ errors: '1', skipped: '1' });
    expect((await suites(run({ failOnWarn: true, failOn: 'low' }))).$).to.include({ failures: '3' });
    expect((await suites(run({ baseline: updatedBaseline(report) }))).$).to.include({ failures: '0', skipped: '4' });
  });
});

describe('The CSV of check', () => {
  it('has a line per finding with everything in it', () => {
    const rows = parse<Record<string, string>>(checkCsv(report), { columns: true });
    expect(rows).to.have.length(verdicts.length);
    expect(rows[2]).to.include({ Target: 'production', Integration: 'hubspot', Result: 'warn', Severity: 'medium', Rule: 'IU-NET-002', Subject: 'hubspot_Integration', Mend: 'Take the range out.', File: at.file, Line: '4', Column: '5', Counts: '' });
  });
});

describe('The annotations of check', () => {
  it('name file, line and column, are errors where they count, and end with how the check ended', () => {
    expect(checkGithub(report).split('\n')).to.deep.equal([
      '::error title=IU-IDN-003 The integration user is API Only (critical)::old.sync@example.com is not in order. (identity old.sync@example.com) Mend: Run `sf integration-user plan --name NAME` and apply it.',
      '::error title=IU-APP-003 Only users an administrator approved may use the app (high)::Shared is not in order. (app Shared) Mend: Run `sf integration-user plan --name NAME` and apply it.',
      '::warning file=force-app/main/default/profiles/Hub%252FSpot ü.profile-meta.xml,line=4,col=5,title=IU-NET-002 Login IP ranges are narrow (medium)::hubspot_Integration is not in order. Mend: Take the range out.',
      '::notice title=sf integration-user check::Exit 3: 2 findings fail at or above high.',
      '',
    ]);
  });

  it('are no more than GitHub shows, and the rest is counted', () => {
    const many = Array.from({ length: 30 }, (_, index) => aVerdict(index < 15 ? 'IU-IDN-003' : 'IU-NET-002', { kind: 'identity', key: `user${index}@example.com` }, 'fail'));
    const lines = checkGithub(aRun(many)).trimEnd().split('\n');
    expect(lines).to.have.length(21);
    expect(lines.at(-1)).to.include('10 more of 30 findings are not shown here');
  });
});

describe('The Code Quality report of check', () => {
  interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }
  const issues = (of: CheckReport): readonly Issue[] => JSON.parse(checkCodequality(of)) as readonly Issue[];

  it('has what GitLab asks of every issue, the worst first, warnings below what fails, and the target where there is no file', () => {
    const found = issues(report);
    expect(found.map(({ check_name, severity, location }) => [check_name, severity, location])).to.deep.equal([
      ['IU-IDN-003', 'blocker', { path: 'production', lines: { begin: 1 } }],
      ['IU-APP-003', 'critical', { path: 'production', lines: { begin: 1 } }],
      ['IU-NET-002', 'major', { path: at.file, lines: { begin: 4 } }],
    ]);
    expect(found[2]?.description).to.equal(`Login IP ranges are narrow: hubspot_Integration is not in order. It has no source. (${at.file}:9:5) Mend: Take the range out.`);
    for (const { fingerprint } of found) expect(fingerprint).to.match(/^[0-9a-f]{32}$/);
  });

  it('keeps a fingerprint for as long as the finding stays, and tells findings apart by it', () => {
    const fingerprints = issues(report).map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).to.equal(fingerprints.length);
    expect(issues(run({ targets: [target, failedTarget] })).slice(1).map(({ fingerprint }) => fingerprint)).to.deep.equal(fingerprints);
  });

  it('weighs no warning above major, and tells of a target that could not be read before all else', () => {
    const warned = issues(aRun([aVerdict('IU-IDN-003', subjects.old, 'warn')]));
    expect(warned.map(({ severity }) => severity)).to.deep.equal(['major']);
    const [first] = issues(run({ targets: [target, failedTarget] }));
    expect(first).to.deep.include({ check_name: 'check', severity: 'blocker', description: 'uat could not be read: The org uat does not answer. Log in again.', location: { path: 'uat', lines: { begin: 1 } } });
  });

  it('gives paths from the root of the repository', () => {
    const paths = ['./force-app//a.xml', 'force-app\\a.xml', '/'].map((file) => issues(aRun([aVerdict('IU-IDN-003', subjects.old, 'fail', { evidence: [seen('It is.', { at: { file, line: 2, column: 1 } })] })]))[0]?.location.path);
    expect(paths).to.deep.equal(['force-app/a.xml', 'force-app/a.xml', '-']);
  });
});

describe('The Markdown of check', () => {
  it('has the outcome in the first line, then integrations, findings and what could not be seen', () => {
    const text = checkMarkdown(report);
    expect(text.split('\n')[0]).to.equal('**Exit 3: 2 findings fail at or above high.**');
    for (const part of ['| HubSpot (hubspot) | ana@&#8203;example.com |', '<summary>Old sync (old.sync@&#8203;example.com): 1 finding</summary>', '**What could not be seen**', '**Waivers**']) expect(text).to.include(part);
  });

  it('fits into a comment, whatever is found, and counts what does not', () => {
    const many = Array.from({ length: 3000 }, (_, index) => aVerdict('IU-IDN-003', { kind: 'identity', key: `user${index}@example.com` }, 'fail', { evidence: [seen('<'.repeat(300))] }));
    const text = checkMarkdown(aRun(many));
    expect(text.length).to.be.lessThan(60_001);
    expect(text).to.match(/\*\*Not all is shown:\*\* \d+ of the findings/);
    expect(text.match(/<details>/g)?.length).to.equal(text.match(/<\/details>/g)?.length);
  });
});

describe('The JSON of check', () => {
  it('is the report', () => expect(JSON.parse(checkJson(report))).to.deep.equal(JSON.parse(JSON.stringify(report))));
});

describe('What an org or a file says', () => {
  const hostile = [...hostileNames, ...formulas, ...markup, '\n::error::x', '::stop-commands::x', '##[error]x', '##VSO[task.complete]', '%0A::error::x', '[x](https://example.com)', '{0}', '\uD800', '\u0085', '\u2028', '@team #1 GH-1 https://example.com www.example.com'];
  const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile)).map((parts) => parts.join('\n')));

  /** A report in which every text an org, a file or a person can give is the same one. */
  function filled(evil: string): CheckReport {
    const subject = { kind: 'identity', key: evil, label: evil } as const;
    const missing = { kind: 'refused', words: evil, needs: evil } as const;
    const place = { file: evil, line: 1, column: 1 };
    const found = [
      aVerdict('IU-IDN-003', subject, 'fail', { words: evil, evidence: [seen(evil, { at: place, fix: evil }), seen(`${evil}2`, { at: place })] }),
      aVerdict('IU-PRV-006', subject, 'warn', { words: evil, evidence: [seen(evil)] }),
      aVerdict('IU-APP-003', subject, 'unknown', { words: evil, gaps: [missing] }),
      aVerdict('IU-NET-002', { ...subjects.profile, label: evil }, 'fail'),
    ];
    const all = aRun([], { targets: [aTarget(found, { snapshot: aSnapshot({ name: evil, caller: evil }, { users: asFarAs([], [missing]) }) }), { ...failedTarget, name: evil, problem: { message: evil, actions: [evil] } }], policyChanges: { waivers: [{ rule: 'IU-NET-002', subject: subjects.profile.key, owner: 'ana@example.com', reason: 'r', expires: dayBefore(-1) }] } });
    return { ...all, readiness: [{ target: subjects.org.key, integration: evil, topic: 'soap-login', words: evil, by: evil, todo: evil, rules: [] }], findings: all.findings.map((each) => (each.waiver === undefined ? each : { ...each, waiver: { ...each.waiver, reason: evil, owner: evil } })) };
  }

  /** Nothing that a terminal, a log or an editor would obey; line ends are the format's own. */
  const obeyed = /[^\P{C}\n\r]|[\p{Zl}\p{Zp}]/u;

  /** What GitHub Actions or Azure Pipelines would obey in a log. */
  const commands = /^\s*::|##\[|##vso\[/im;

  it('reaches nobody as anything but text', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(text, async (evil) => {
        const bad = filled(evil);
        const texts = [checkHuman(bad), checkJson(bad), checkSarif(bad), checkJunit(bad), checkCsv(bad), checkMarkdown(bad), checkCodequality(bad), checkHtml(bad)];
        for (const each of [...texts, checkGithub(bad)]) expect(obeyed.exec(each)).to.equal(null);
        for (const each of texts) expect(commands.exec(each.replace(/<style>.*?<\/style>/s, ''))).to.equal(null);
        expect(JSON.parse(checkJson(bad))).to.deep.equal(JSON.parse(JSON.stringify(bad)));
        expect(sarifMistakes(checkSarif(bad))).to.deep.equal([]);
        const found = await suites(bad);
        expect(found.testsuite.flatMap(({ testcase = [] }) => testcase)).to.have.length(5);
        const cells = parse(checkCsv(bad)).flat();
        expect(cells.filter((cell) => /^[\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/u.test(cell) && !cell.startsWith("'"))).to.deep.equal([]);
        const lines = checkGithub(bad).trimEnd().split('\n');
        expect(lines).to.have.length(3);
        expect(lines.every((line) => /^::(?:error|warning|notice) [^\n]*?::/.test(line))).to.equal(true);
        expect(checkMarkdown(bad).replaceAll(/<\/?(?:details|summary|br)>/g, '')).not.to.match(/[<>]|\]\(|@(?!&)|https?:\/\//);
      }),
      { numRuns: 150, examples: hostile.map((each) => [each]) }
    );
  });

  it('adds no line to the human format', () => {
    const lines = (evil: string): number => checkHuman(filled(evil)).split('\n').length;
    for (const evil of ['a\nb\r\nc', '\u2028', 'x\u001B[2J\u0085']) expect(lines(evil)).to.equal(lines(visible(evil)));
  });
});

/** What a published schema has against a value. */
function valid(name: string, value: unknown): readonly string[] {
  return schemaAt(fileURLToPath(new URL(`../../schemas/${name}.schema.json`, import.meta.url)))(value);
}

describe('The schemas of check\'s files', () => {
  it('are published', async () => {
    for (const name of ['check-report', 'baseline', 'preflight', 'snapshot']) {
      const schema = JSON.parse(await readFile(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as { $id: string };
      expect(schema.$id).to.equal(`urn:sf-plugin-integration-user:${name}:v1`);
    }
  });

  it('take every snapshot that is saved, of an org and of files, and nothing with more in it', () => {
    const snapshots = [aSnapshot({}, goodOrg()), aSnapshot({ mode: 'source' }, goodFiles()), aSnapshot({}, { users: asFarAs([], [gap]) })];
    for (const each of snapshots) {
      const value = JSON.parse(snapshotText(each)) as object;
      expect(valid('snapshot', value)).to.deep.equal([]);
      expect(valid('snapshot', { ...value, more: 1 })).not.to.deep.equal([]);
    }
  });

  it('take every report and baseline that is written, and nothing with more in it', () => {
    const reports = [report, run({ baseline: updatedBaseline(aRun(verdicts)), targets: [target, failedTarget] })];
    for (const each of reports) {
      const value = JSON.parse(checkJson(each)) as object;
      expect(valid('check-report', value)).to.deep.equal([]);
      expect(valid('check-report', { ...value, more: 1 })).not.to.deep.equal([]);
      expect(valid('baseline', updatedBaseline(each))).to.deep.equal([]);
    }
  });
});
