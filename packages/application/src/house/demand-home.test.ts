import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demandHome, explainUnusableHome } from './demand-home.ts';
import { openHouse } from './open-house.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smalspor-no-home-'));
});
afterEach(() => rm(directory, { recursive: true }));

function failure(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: it failed, mkdir '${path}'`), { code, path });
}

describe('a home that is not there', () => {
  it.each(['reads', 'writes'] as const)('is refused and not made for a command that %s', async (access) => {
    const home = join(directory, 'tpyo');
    await expect(openHouse({ home, access, role: 'command', environment: {} })).rejects.toMatchObject({
      code: 'configuration-invalid',
      detail: expect.stringContaining(`There is no home at ${home}`),
    });
    expect(await readdir(directory)).toEqual([]);
  });

  it('is told from one that is', async () => {
    await expect(demandHome(directory)).rejects.toThrow(/no home/);
    await mkdir(join(directory, 'lake'));
    await expect(demandHome(directory)).resolves.toBeUndefined();
  });
});

describe('a home that cannot be used', () => {
  it.each([['home'], ['home/below']])('because %s would lie in a file is refused', async (path) => {
    await writeFile(join(directory, 'home'), '');
    for (const missing of ['refuse', 'make'] as const) {
      const home = join(directory, path);
      await expect(
        openHouse({ home, access: 'writes', role: 'command', missing, environment: {} }),
      ).rejects.toMatchObject({
        code: 'configuration-invalid',
        detail: expect.stringContaining('must be a directory'),
      });
    }
  });

  it.each([
    ['EROFS', /only be read/],
    ['EACCES', /this account/],
    ['ENOSPC', /full/],
  ])('because of %s is explained', (code, says) => {
    for (const path of ['/srv/smalspor/tmp', '/srv', undefined]) {
      const explained = explainUnusableHome('/srv/smalspor', failure(code, path));
      expect(explained).toMatchObject({ code: 'configuration-invalid', detail: expect.stringMatching(says) });
    }
  });

  it('because the database or a directory has no place in it is explained', () => {
    const full = new Refusal('database-unavailable', 'could not write "pg_wal": No space left on device');
    expect(explainUnusableHome('/srv/smalspor', full)).toMatchObject({
      code: 'configuration-invalid',
      detail: 'The home /srv/smalspor lies on a volume that is full: make room.',
    });
    const unmade = Object.assign(failure('ENOENT', '/srv/smalspor'), { syscall: 'mkdir' });
    expect(explainUnusableHome('/srv/smalspor', unmade)).toMatchObject({
      detail: expect.stringContaining('cannot be made'),
    });
  });

  it('is not blamed for what failed elsewhere', () => {
    const silent = new Refusal('database-unavailable', 'It does not answer.');
    for (const error of [
      silent,
      failure('ENOENT', '/srv/smalspor/x'),

      failure('EACCES', '/usr/bin/postgres'),
      failure('EMFILE', '/srv/smalspor'),
      new Error('x'),
    ]) {
      expect(explainUnusableHome('/srv/smalspor', error)).toBe(error);
    }
  });
});
