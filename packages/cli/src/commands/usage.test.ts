import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSmalspor } from '../testing/run-smalspor.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'smalspor-usage-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const BAD: readonly (readonly string[])[] = [
  [],
  ['improt'],
  ['import'],
  ['import', 'dispensings'],
  ['import', 'spreadsheets', 'a.csv'],
  ['report'],
  ['report', '--gp', '990000123', '--language', 'sv'],
  ['issue-reports'],
  ['indicators', '--level', 'street', '--list'],
  ['institutions', '--organisation', '310000018'],
  ['institutions', '--period', '2020-01/2019-12'],
  ['keys', 'rotate', 'doors'],
  ['roles', 'grant', '--issuer', 'i', '--subject', 's', '--role', 'gp', '--from', '2026-08-01'],
  ['roles', 'grant', '--issuer', 'i', '--subject', 's', '--role', 'secretariat', '--from', '2026-02-30'],
  ['roles', 'end', '--issuer', 'i', '--role', 'secretariat'],
  ['verify', '--loud'],
  ['synth', '--out', 'files', '--years', '2020-2019'],
  ['synth', '--out', 'files', '--years', '1999'],
  ['synth', '--out', 'files', '--counties', 'Oslo'],
  ['synth', '--out', 'files', '--counties', '99'],
  ['synth', '--out', 'files', '--scale', '0'],
  ['synth', '--out', 'files', '--compress', 'rar'],
  ['synth', '--out', '/dev/null/files', '--years', '2019', '--scale', '0.001'],
  ['demo', '--years', 'all'],
  ['demo', '--counties', '99', '--no-serve'],
  ['demo', '--seed', 'x', '--no-serve'],
  ['verify', '--home', ''],
  ['import', 'gp-lists', 'a.csv', '--home', ' '],
  // There is no home yet, and none of these makes one.
  ['verify'],
  ['release'],
  ['indicators', '--list'],
  ['report', '--gp', '990000123'],
  ['retention'],
  ['issue-reports', '--all'],
  ['mail'],
  ['deliveries'],
  ['deliveries', '--release'],
  ['keys', 'rotate', 'patients'],
  ['roles', 'list'],
];

describe('bad usage', () => {
  it.each(BAD.map((args) => ({ args, line: args.join(' ') })))(
    'smalspor $line exits with 2 and says why, once',
    async ({ args }) => {
      const home = join(directory, 'home');
      const { code, out, errors } = await runSmalspor(args, { SMALSPOR_HOME: home });
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(errors).not.toMatch(/Unexpected|^\s+at /m);
      expect(errors.trim().split('\n').length).toBeLessThan(args.length === 0 ? 80 : 4);
      expect(readdirSync(directory)).toEqual([]);
    },
  );
});

describe('help and version', () => {
  it('are no errors', async () => {
    const help = await runSmalspor(['--help']);
    expect(help).toMatchObject({ code: 0, errors: '' });
    expect(help.out).toContain('Exit codes:');
    expect(await runSmalspor(['keys', 'rotate', '--help'])).toMatchObject({ code: 0, errors: '' });
    expect((await runSmalspor(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a bad configuration', () => {
  it('exits with 2, with every fault in one list', async () => {
    const home = join(directory, 'home');
    const wrong = { SMALSPOR_SERVER_PORT: 'front door', SMALSPOR_SERVER_PROT: '80' };
    const { code, errors } = await runSmalspor(['import', 'gp-lists', 'lists.csv', '--home', home], wrong);
    expect(code).toBe(2);
    expect(errors).toContain('SMALSPOR_SERVER_PORT must be');
    expect(errors).toContain('There is no setting SMALSPOR_SERVER_PROT');
  });
});
