import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainUnwritable } from './explain-unwritable.ts';
import { runCommand, UsageError } from './run-command.ts';

async function outcomeOf(error: unknown): Promise<readonly [exit: unknown, said: string]> {
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  await runCommand(async () => {
    throw error;
  });
  return [process.exitCode, said];
}

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe('a command that fails', () => {
  it.each(['ENOSPC', 'EDQUOT'])('for want of room (%s) exits with 2 and says so', async (code) => {
    const error = Object.assign(new Error(`${code}: no space, write '/srv/x'`), { code });
    expect(await outcomeOf(error)).toEqual([2, expect.stringMatching(/^There is no room left on the disk/)]);
  });

  it('for a place that cannot be written names it as the user did', async () => {
    const error = Object.assign(new Error('no'), { code: 'EROFS' });
    const explained = explainUnwritable('out/report.pdf', error);
    expect(explained).toBeInstanceOf(UsageError);
    expect(await outcomeOf(explained)).toEqual([
      2,
      'Cannot write out/report.pdf: the volume can only be read\n',
    ]);
  });

  it('in a way that was not foreseen exits with 1', async () => {
    const error = Object.assign(new Error('odd'), { code: 'EMFILE' });
    expect(explainUnwritable('out', error)).toBe(error);
    expect(await outcomeOf(error)).toEqual([1, 'Unexpected: odd\n']);
  });
});
