import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';

const root = join(import.meta.dirname, '..', '..');
const rooms = ['org', 'files', 'vault'];
const quotedKey = /'((?:org|session|host|vault|file|soql|retrieve|deploy|credential|xml|api-version|soap)-[a-z]+(?:-[a-z]+)*)'/g;

async function keysOfRoom(room: string): Promise<readonly string[]> {
  const folder = join(root, 'src', 'edges', room);
  const sources = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  return sources.flatMap((source) => [...source.matchAll(quotedKey)].map((match) => match[1] ?? ''));
}

describe('the problems of the edges', () => {
  it('have words each, and say what to do next', async () => {
    const titles = new Set([...(await readFile(join(root, 'messages', 'problems.md'), 'utf8')).matchAll(/^# (\S+)$/gm)].map((match) => match[1]));
    const keys = [...new Set((await Promise.all(rooms.map(keysOfRoom))).flat())];
    expect(keys.length).to.be.above(40);
    expect(keys.filter((key) => !titles.has(key) || !titles.has(`${key}.actions`))).to.deep.equal([]);
  });
});
