import { crc32 } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { crcOf } from '../../../src/core/planning/journal-crc.ts';
import { readLine, writeLine, type JournalLine } from '../../../src/core/planning/journal-line.ts';
import { beginning, events, head } from './journal-sample.ts';

const line = (event: JournalLine['event']): JournalLine => ({ seq: 3, at: '2026-11-21T10:15:00.000Z', prev: 'ab', event });
const abandoned = (reason: string): string => writeLine(line({ phase: 'abandoned', reason, by: 'ana@acme.example' }));
const reasonIn = (text: string): unknown => readLine(text)?.event['reason'];

describe('A line of a journal', () => {
  it('is canonical JSON: sorted keys, and no character but those of ASCII', () => {
    expect(writeLine(line({ phase: 'sent', component: 'user', call: 'create User “Köln”' }))).to.equal(
      '{"at":"2026-11-21T10:15:00.000Z","crc":"5fecadfe","event":{"call":"create User \\u201cK\\u00f6ln\\u201d","component":"user","phase":"sent"},"prev":"ab","seq":3}'
    );
  });

  it('reads back what was written, for every event', () => {
    for (const event of [beginning, ...events]) expect(readLine(writeLine(line(event)))).to.deep.equal(line(event));
  });

  it('reads back any text, and stays one printable line of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reason) => {
        const text = abandoned(reason);
        expect(text).to.match(/^[ -~]+$/);
        expect(readLine(text), text).not.to.equal(undefined);
        expect(reasonIn(text)).to.satisfy((read: string) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(read));
      }),
      { numRuns: 500 }
    );
  });

  it('shows what a terminal would obey, and text that would run backwards', () => {
    expect(reasonIn(abandoned('\u001b[2Jgone \u202egnp.exe\r\n'))).to.equal('\\u{1b}[2Jgone \\u{202e}gnp.exe\\u{d}\\u{a}');
  });

  it('cuts a long text of an event, and no text of the head', () => {
    expect(reasonIn(abandoned('x'.repeat(5_000)))).to.equal(`${'x'.repeat(1_999)}…`);
    expect(reasonIn(abandoned('😀'.repeat(2_001)))).to.equal(`${'😀'.repeat(1_999)}…`);
    const specPath = `integrations/${'long/'.repeat(600)}hubspot.yaml`;
    expect(readLine(writeLine(line({ ...beginning, head: { ...head, specPath } })))?.event).to.deep.equal({ ...beginning, head: { ...head, specPath } });
  });

  it('is refused where it would be longer than any reader takes', () => {
    expect(() => writeLine(line({ ...beginning, head: { ...head, specPath: 'x'.repeat(70_000) } }))).to.throw('would have been');
  });

  it('has the checksum that zlib reckons', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(crcOf(text)).to.equal(crc32(text).toString(16).padStart(8, '0'));
      })
    );
  });

  it('is not read where anything differs from what would be written', () => {
    const text = writeLine(line({ phase: 'applied' }));
    const others = {
      'another checksum': text.replace(/"crc":"./, '"crc":"x'),
      'white space': text.replace('"seq":3', '"seq": 3'),
      'another order of keys': `{"seq":3,${text.slice(1).replace(',"seq":3', '')}`,
      'a key twice': text.replace('"seq":3', '"seq":2,"seq":3'),
      'a key more': text.replace('"seq":3', '"seq":3,"zzz":1'),
      'no date': text.replace('2026-11-21T10:15:00.000Z', 'yesterday'),
      'no event': text.replace('{"phase":"applied"}', 'null'),
      'an event of many levels': text.replace('"applied"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`),
      'no object': '7',
      'no JSON': text.slice(0, -1),
      nothing: '',
    };
    for (const [what, other] of Object.entries(others)) expect(readLine(other), what).to.equal(undefined);
  });
});

describe('The last look at a line before it is written', () => {
  const secrets: Readonly<Record<string, string>> = {
    'a private key in PEM': '-----BEGIN PRIVATE KEY-----\nMIIEvQ',
    'a certificate in PEM': '-----BEGIN CERTIFICATE-----',
    'PEM in base64': Buffer.from('-----BEGIN PRIVATE KEY-----').toString('base64'),
    'a key in DER': `MIIEvQIBADANBgkqhkiG9w0BAQEFAASC${'BKcwggSjAgEAAoIBAQC'.repeat(2)}`,
    'a session id': '00D000000000001!AQcAQH0dMHEXAMPLE',
    'a session id of 18 characters': '00D000000000001AAA!AQcAQH0dMHEXAMPLE',
    'a session id in a URL': 'sid=00D000000000001%21AQcAQH',
    'a JWT': 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl',
    'a consumer key of Salesforce': '3MVG9lKcPoNINVBIPJjdw1J9LLM82Hn',
    'a login link': 'force://PlatformCLI::5Aep861@acme.my.salesforce.com',
    'a consumer key of ours': 'aB3'.repeat(28) + 'x',
    'a consumer secret of ours': 'Zx9q'.repeat(16),
  };

  for (const [what, secret] of Object.entries(secrets)) {
    it(`finds ${what}, wherever it stands, and does not repeat it`, () => {
      const tries: readonly JournalLine['event'][] = [
        { phase: 'abandoned', reason: `because ${secret}`, by: 'ana' },
        { phase: 'answered', component: 'credential', call: 'make a credential', id: secret },
        { ...beginning, head: { ...head, by: secret } },
      ];
      for (const event of tries) {
        expect(() => writeLine(line(event))).to.throw(Error, 'would have held').with.property('message').that.does.not.include(secret.slice(0, 12));
      }
    });
  }

  it('lets pass what every journal holds', () => {
    for (const event of [beginning, ...events]) expect(() => writeLine(line(event))).not.to.throw();
    expect(() => abandoned(`A${'VeryLongCustomObjectName'.repeat(4)}__c, and ${'9f86d081'.repeat(8)}`)).not.to.throw();
  });
});
