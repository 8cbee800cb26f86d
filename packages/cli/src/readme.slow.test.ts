import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const command = join(root, 'packages', 'cli', 'bin', 'smalspor.mjs');

/** The commands of the README that take the `smalspor` command, in order. */
const commands = [...readme.matchAll(/^npm run smalspor -- (.+)$/gm)].map((match) => match[1] ?? '');

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'smalspor-readme-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the README', () => {
  it('has commands', () => {
    expect(commands.length).toBeGreaterThanOrEqual(5);
  });

  it.each(commands)('smalspor %s', { timeout: 300_000 }, (line) => {
    const run = spawnSync(process.execPath, [command, ...line.split(' ')], {
      cwd: directory,
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
  });

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, name = ''] of readme.matchAll(/npm (?:run )?(start|test|check|smalspor)\b/g)) {
      expect(Object.keys(scripts)).toContain(name);
    }
  });

  it('links to files that exist', () => {
    for (const [, target = ''] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g)) {
      expect(existsSync(join(root, target)), target).toBe(true);
    }
  });
});
