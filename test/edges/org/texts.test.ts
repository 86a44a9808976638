import { expect } from 'chai';
import fc from 'fast-check';
import { fileNameOf, fullNameOf } from '../../../src/edges/org/package-zip.ts';
import { parseXml, xmlText } from '../../../src/edges/org/soap-envelope.ts';
import { excerpt } from '../../../src/edges/org/redact.ts';
import { Problem } from '../../../src/problems.ts';

describe('texts on their way', () => {
  it('come back from XML as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (given) => {
        fc.pre(given.trim() !== '' && !/[\u0000-\u001f\ufffe\uffff]/.test(given));
        expect(await parseXml(`<a><b>${xmlText(given)}</b></a>`)).to.deep.equal({ a: [{ b: [given] }] });
      })
    );
  });

  for (const given of ['a\u0000b', '\u001b[31m', '\ufffe', '\ud800']) {
    it(`are refused where XML has no way to write them: ${JSON.stringify(given)}`, () => {
      expect(() => xmlText(given)).to.throw(Problem).with.property('key', 'xml-control-character');
    });
  }

  it('come back from a file name as they went in, and have no separator in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        expect(fullNameOf(fileNameOf(given))).to.equal(given);
        expect(fileNameOf(given)).to.match(/^[A-Za-z0-9 ._~%-]*$/);
      })
    );
    expect(fullNameOf('100%')).to.equal('100%');
  });

  it('are shown without anything secret in them', () => {
    const secrets = ['00D000000000001AAA!AQcAQ.secret_part', 'eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl', '3MVG9abcdefghijkl', 'force://key:secret:token@host', 'Bearer abcdefghijkl', 'client_secret=hunter22', '"password":"hunter22"', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'];
    for (const secret of secrets) {
      const shown = excerpt(`before ${secret} after`);
      expect(shown).to.include('before').and.include('[REDACTED]').and.include('after');
      for (const part of ['AQcAQ', 'c2lnbm', 'abcdefgh', 'hunter22', 'MIIE', 'key:secret']) expect(shown).not.to.include(part);
    }
  });

  it('are shown on one short line, quickly, whatever they are', () => {
    const began = performance.now();
    for (const hostile of ['<'.repeat(100_000), '<a '.repeat(50_000), 'eyJ'.repeat(50_000), 'token='.repeat(30_000), '-----BEGIN '.repeat(10_000), 'a_-'.repeat(50_000)]) {
      expect(excerpt(hostile).length).to.be.at.most(200);
    }
    expect(performance.now() - began).to.be.below(1_500);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (given) => !/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/.test(excerpt(given))));
  });
});
