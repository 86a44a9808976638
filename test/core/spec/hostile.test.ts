import { expect } from 'chai';
import { Problems } from '../../../src/problems.ts';
import { parse, parsePolicy, parseTemplate } from '../../../src/core/spec/parse.ts';
import { hostileLines, hostileNames } from '../../support/hostile/names.ts';
import { heavyYaml, hostileYaml } from '../../support/hostile/yaml.ts';
import { mistakesOf, specText } from '../../support/spec-text.ts';

/** Far more than any specimen takes on an idle machine, far less than what grows with the square of the size. */
const patience = 15_000;

describe('hostile YAML', () => {
  for (const { title, text, key } of hostileYaml) {
    it(`is refused: ${title}`, function () {
      this.timeout(patience);
      for (const read of [parse, parsePolicy, parseTemplate]) {
        const found = mistakesOf(() => read(text, 'x.yaml'));
        expect(found.map(([first]) => first)).to.include(key);
        expect(found.every(([, place]) => /^x\.yaml:\d+:\d+$/.test(place ?? ''))).to.equal(true);
      }
    });
  }

  for (const { title, text } of heavyYaml) {
    it(`is answered in time: ${title}`, function () {
      this.timeout(patience);
      expect(() => parse(text, 'x.yaml')).to.throw(Problems);
    });
  }

  it('leaves no mark on the objects of the program', () => {
    mistakesOf(() => parse('__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n', 'x.yaml'));
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });

  it('shows at most fifty mistakes, and says how many there are', () => {
    const text = specText(Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`k${index}`, 1])));
    try {
      parse(text, 'x.yaml');
      expect.fail();
    } catch (error) {
      if (!(error instanceof Problems)) throw error;
      expect(error.all).to.have.length(50);
      expect(error.tokens).to.deep.equal(['x.yaml', '90 mistakes']);
      expect(error.exit).to.equal(2);
    }
  });
});

describe('hostile names', () => {
  for (const name of hostileNames) {
    it(`are no name of an integration: ${JSON.stringify(name)}`, () => {
      const found = mistakesOf(() => parse(JSON.stringify({ ...JSON.parse(JSON.stringify({ name })) as object }), 'x.yaml'));
      expect(found.some(([key, , what]) => key !== 'file-key-missing' && (what === 'name' || key?.startsWith('yaml-') === true))).to.equal(true);
    });

    it(`are no API name: ${JSON.stringify(name)}`, () => {
      const harmless = /^[A-Za-z][A-Za-z0-9]*(?:_{1,2}[A-Za-z0-9]+)*$/.test(name);
      const text = specText({ access: { objects: { [name]: {} } } });
      if (harmless) expect(Object.keys(parse(text, 'x.yaml').access.objects)).to.deep.equal([name]);
      else expect(mistakesOf(() => parse(text, 'x.yaml'))).to.have.length.greaterThan(0);
    });
  }

  it('are shown in mistakes without anything a terminal would obey', () => {
    for (const name of [...hostileNames, ...hostileLines]) {
      const texts = mistakesOf(() => parse(JSON.stringify({ [name]: name, name }), `${name}.yaml`)).flat();
      expect(texts.filter((text) => /[\p{C}\p{Zl}\p{Zp}]/u.test(text))).to.deep.equal([]);
    }
  });
});

describe('hostile lines', () => {
  for (const line of hostileLines) {
    it(`are refused in labels, sources and roles: ${JSON.stringify(line)}`, () => {
      const allow = [{ cidr: '203.0.113.0/24', source: line }];
      const found = mistakesOf(() => parse(JSON.stringify({ label: line, network: { allow }, identity: { role: line } }), 'x.yaml'));
      const keys = found.filter(([key]) => key !== 'file-key-missing').map(([key]) => key);
      expect(keys).to.satisfy((all: string[]) => all.filter((key) => key === 'file-wrong-value').length === 3 || all[0]?.startsWith('yaml-'));
    });
  }

  it('that only look like an approved vendor are kept as they are, so that the policy sees the difference', () => {
    expect(parse(specText({ vendor: 'HubSp\u03BFt' }), 'x.yaml').vendor).to.not.equal('HubSpot');
  });
});
