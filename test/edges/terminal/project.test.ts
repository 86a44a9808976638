import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect } from 'chai';
import { inProject } from '../../../src/edges/terminal/project.ts';

describe('a file named on the command line', () => {
  let folder: string;
  let root: string;
  let before_: string;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'in-project-')));
    root = join(folder, 'project');
    await mkdir(join(root, 'integrations'), { recursive: true });
    before_ = process.cwd();
    process.chdir(root);
  });
  afterEach(async () => {
    process.chdir(before_);
    await rm(folder, { recursive: true });
  });

  it('is found from the current folder, by its absolute path, and with either separator', () => {
    for (const given of ['integrations/x.yaml', './integrations/x.yaml', 'integrations\\x.yaml', '.\\integrations\\x.yaml', join(root, 'integrations/x.yaml'), `../${relative(folder, root)}/integrations/x.yaml`]) {
      expect(inProject(root, given), given).to.equal('integrations/x.yaml');
    }
    process.chdir('integrations');
    expect(inProject(root, 'x.yaml')).to.equal('integrations/x.yaml');
    expect(inProject(root, '../other.yaml')).to.equal('other.yaml');
    expect(inProject(root, '..odd.yaml')).to.equal('integrations/..odd.yaml');
  });

  it('is found through a link to the project', async function () {
    const link = join(folder, 'link');
    await symlink(root, link).catch(() => this.skip());
    expect(inProject(root, join(link, 'integrations/x.yaml'))).to.equal('integrations/x.yaml');
    expect(inProject(link, join(root, 'integrations/x.yaml'))).to.equal('integrations/x.yaml');
  });

  it('is refused outside the project', () => {
    for (const given of ['../x.yaml', join(folder, 'x.yaml'), join(folder, 'project-2/x.yaml'), '.']) {
      expect(() => inProject(root, given), given).to.throw().that.includes({ key: 'spec-outside-project', exit: 2 });
    }
  });
});
