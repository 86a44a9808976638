import { expect } from 'chai';
import fc from 'fast-check';
import { accessIn } from '../../../src/core/metadata/access-elements.ts';
import { amend } from '../../../src/core/metadata/amend.ts';
import { children, flag, readDocument, readXml, text, texts } from '../../../src/core/metadata/read-xml.ts';
import { writeXml } from '../../../src/core/metadata/write-xml.ts';
import { bareCertificate } from '../../../src/core/model/certificate-text.ts';
import { cut } from '../../../src/core/model/component-text.ts';
import { normalScopes } from '../../../src/core/model/oauth-scopes.ts';
import { Problem } from '../../../src/problems.ts';

const legal = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(value) && value.trim() === value && value !== '');

describe('metadata XML', () => {
  it('is written with a declaration, the namespace, four spaces, and nothing for what is undefined', () => {
    expect(writeXml('A', { b: 'x', c: undefined, d: [], e: [{ f: true }, { f: 1 }], g: {} })).to.equal(`<?xml version="1.0" encoding="UTF-8"?>
<A xmlns="http://soap.sforce.com/2006/04/metadata">
    <b>x</b>
    <e>
        <f>true</f>
    </e>
    <e>
        <f>1</f>
    </e>
    <g/>
</A>
`);
  });

  it('reads back every text that XML can hold', () => {
    fc.assert(fc.property(fc.array(legal, { minLength: 1 }), (values) => void expect(texts(readXml(writeXml('A', { b: values })), 'b')).to.deep.equal(values)));
    expect(text(readXml(writeXml('A', { b: `<a x="1">&'\r\n]]></a>` })), 'b')).to.equal(`<a x="1">&'\r\n]]></a>`);
  });

  it('refuses text that XML 1.0 cannot hold, and names that are none', () => {
    for (const odd of ['\u0000', 'a\u0008', '\u{FFFE}', '\uD800', 'x\u001B[31m']) expect(() => writeXml('A', { b: odd }), JSON.stringify(odd)).to.throw(Problem, 'xml-illegal-character');
    for (const odd of ['', 'a b', 'a><b', '__proto__']) expect(() => writeXml('A', JSON.parse(`{${JSON.stringify(odd)}: "x"}`) as { x: string })).to.throw(Problem, 'xml-illegal-name');
    expect(() => writeXml('A b', {})).to.throw(Problem, 'xml-illegal-name');
  });

  it('reads real files: byte order mark, comments, prefixes, attributes, CRLF, broken tags, no declaration', () => {
    const { root, content } = readDocument('\uFEFF\r\n<m:A xmlns:m="urn:x" version="1">\r\n<!-- note --><m:b\r\n>one</m:b><b><![CDATA[<two>]]></b><c><d>  true </d></c><e/></m:A>');
    expect(root).to.equal('A');
    expect(texts(content, 'b')).to.deep.equal(['one', '<two>']);
    expect(children(content, 'c').map((one) => flag(one, 'd'))).to.deep.equal([true]);
    expect(text(content, 'e')).to.equal(undefined);
    expect(flag(content, 'nothing')).to.equal(false);
    expect(readXml('<A/>')).to.deep.equal({});
  });

  for (const odd of ['', 'text', '<A>', '<A></B>', '<A>&own;</A>', '<!DOCTYPE A [<!ENTITY x "y">]><A>&x;</A>', '<!doctype A SYSTEM "file:///etc/passwd"><A/>']) {
    it(`refuses ${JSON.stringify(odd)}`, () => expect(() => readDocument(odd)).to.throw(Problem, 'xml-not-readable'));
  }

  it('is not led astray by names of object properties', () => {
    const content = readXml('<A><__proto__><x>1</x></__proto__><constructor>2</constructor></A>');
    expect(texts(content, 'constructor')).to.deep.equal(['2']);
    expect(({} as Record<string, unknown>)['x']).to.equal(undefined);
    expect(texts(readXml('<A/>'), 'constructor')).to.deep.equal([]);
  });

  it('is amended in the order of the schema, without the name that only answers have', () => {
    expect(Object.entries(amend({ fullName: ['x'], z: ['1'], b: ['2'], a: ['3'] }, { c: true, b: undefined, z: '4' }))).to.deep.equal([['a', ['3']], ['b', undefined], ['c', true], ['z', '4']]);
  });

  it('tells what is given from what is listed', () => {
    const content = readXml('<P><tabSettings><tab>T</tab><visibility>Visible</visibility></tabSettings><classAccesses><apexClass>C</apexClass><enabled>false</enabled></classAccesses></P>');
    expect([...accessIn(content).keys()]).to.deep.equal(['tabSettings T']);
  });
});

describe('texts beside metadata', () => {
  it('are cut to the platform length without splitting a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (value, length) => {
        const short = cut(value, length);
        expect(short.length).to.be.at.most(Math.max(length, 1));
        if (value.length <= length) expect(short).to.equal(value);
        expect(() => encodeURIComponent(short)).not.to.throw();
      }),
    );
    expect(cut('ab👩‍👩‍👧‍👦', 8)).to.equal('ab…');
  });

  it('fold scopes and certificates that mean the same (facts 1.3)', () => {
    expect(normalScopes(['Phone', ' Api', 'OfflineAccess', 'Email', ''])).to.deep.equal(['Api', 'Basic', 'RefreshToken']);
    const pem = '-----BEGIN CERTIFICATE-----\nMIIB\nAAAA\n-----END CERTIFICATE-----\n';
    for (const form of ['MIIBAAAA', 'MIIB\r\nAAAA', pem, Buffer.from(pem).toString('base64')]) expect(bareCertificate(form)).to.equal('MIIBAAAA');
  });
});
