import { expect } from 'chai';
import { first, textIn } from '../../../../src/core/metadata/source/element.ts';
import { parseSource, type ParsedSource } from '../../../../src/core/metadata/source/parse.ts';
import type { SourceElement } from '../../../../src/core/model/audit/source-project.ts';

const parse = (text: string): ParsedSource => parseSource('a/b.xml', text);
function rootOf(text: string): SourceElement {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.words);
  return parsed.root;
}

describe('metadata XML with places', () => {
  it('tells line and column of every element from 1, whatever the line ends, the byte order mark, comments and broken tags', () => {
    const text = '\uFEFF<?xml version="1.0"?>\r\n<!-- one\r\n two -->\r\n<Profile\r\n   xmlns="urn:x">\r\n\t<custom>true</custom> <userLicense >\r\n A &amp; B </userLicense\r\n></Profile>';
    const root = rootOf(text);
    expect(root.name).to.equal('Profile');
    expect(root.at).to.deep.equal({ file: 'a/b.xml', line: 4, column: 1 });
    expect(first(root, 'custom')?.at).to.deep.equal({ file: 'a/b.xml', line: 6, column: 2 });
    expect(first(root, 'userLicense')?.at).to.deep.equal({ file: 'a/b.xml', line: 6, column: 24 });
    expect(textIn(root, 'userLicense')).to.equal('A & B');
  });

  it('passes over prefixes, odd root namespaces, a missing declaration and white space before it', () => {
    expect(rootOf('<m:Profile xmlns:m="urn:metadata.tooling.soap.sforce.com"><m:custom>false</m:custom></m:Profile>').children.map(({ name }) => name)).to.deep.equal(['custom']);
    expect(rootOf('\n\n  <PermissionSet/>').name).to.equal('PermissionSet');
  });

  it('takes an element that is nil for one that is not there, and CDATA for text', () => {
    const root = rootOf('<S xmlns:xsi="x"><a xsi:nil="true"/><b><![CDATA[ <x> ]]></b><c><d/></c></S>');
    expect(root.children.map(({ name, text }) => [name, text])).to.deep.equal([['b', '<x>'], ['c', '']]);
  });

  it('keeps text of many pieces and of more than the parser holds at once whole', () => {
    expect(textIn(rootOf(`<A><b>${'x&lt;'.repeat(50_000)}</b></A>`), 'b')).to.equal('x<'.repeat(50_000));
  });

  const refused: readonly (readonly [string, string, number, number, RegExp])[] = [
    ['a document type', '<?xml version="1.0"?>\n  <!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', 2, 3, /Document types and entities/],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 1, 1, /Document types and entities/],
    ['an entity of HTML', '<a>\n&nbsp;</a>', 2, 6, /not well-formed XML: invalid character entity/],
    ['a tag that is closed by another', '<a>\n  <b></c></a>', 2, 9, /not well-formed XML: unexpected close tag/],
    ['an end that is missing', '<a>\n<b>', 2, 3, /not well-formed XML: unclosed root tag/],
    ['a merge conflict', '<a>\n<<<<<<< HEAD\n<b/></a>', 2, 2, /not well-formed XML/],
    ['text that is no XML', 'no XML', 1, 1, /not well-formed XML/],
    ['nothing', '', 1, 1, /holds no XML element/],
  ];
  for (const [what, text, line, column, words] of refused) {
    it(`refuses ${what} and says where`, () => {
      const parsed = parse(text);
      expect(parsed.ok).to.equal(false);
      if (parsed.ok) return;
      expect(parsed.words).to.match(words).and.match(/\.$/);
      expect([parsed.at.line, parsed.at.column]).to.deep.equal([line, column]);
    });
  }

  it('refuses elements that nest without end', () => {
    expect(parse('<a>'.repeat(100_000))).to.include({ ok: false, words: 'Elements are nested more than 64 deep here.' });
  });
});
