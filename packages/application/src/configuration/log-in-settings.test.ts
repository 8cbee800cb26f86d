import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROBLEM_CODES } from '@smalspor/domain/refusal';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfiguration } from './load-configuration.ts';
import { configuredRolesOf, readLogIn } from './log-in-settings.ts';
import { SETTINGS, type SettingValues } from './settings.ts';

type Values = SettingValues['logIn'];

const defaults = Object.fromEntries(
  Object.entries(SETTINGS.logIn).map(([name, one]) => [name, one.default]),
) as unknown as Values;
const idPorten: Values['providers'][number] = {
  id: 'id-porten',
  profile: 'id-porten',
  issuer: 'https://test.idporten.no',
  clientId: 'smalspor-id-porten',
  keyVariable: 'SMALSPOR_LOG_IN_CLIENT_KEY_ID_PORTEN',
};
const jwk = (alg?: string) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return Buffer.from(JSON.stringify({ ...privateKey.export({ format: 'jwk' }), alg })).toString('base64');
};
const keys = { SMALSPOR_LOG_IN_CLIENT_KEY: jwk('ES256'), SMALSPOR_LOG_IN_CLIENT_KEY_ID_PORTEN: jwk() };
const helseId = { issuer: 'https://helseid.example', clientId: 'smalspor' };

describe('the ways in', () => {
  it('are the plain settings first, then the list, each with what is usual for its profile', () => {
    const read = readLogIn({ ...defaults, ...helseId, providers: [idPorten] }, keys);
    expect(read).toMatchObject({
      services: [
        { id: 'helseid', profile: 'helseid', minimumLevel: 4, button: null, scopes: defaults.scopes },
        { id: 'id-porten', profile: 'id-porten', minimumLevel: 4, scopes: ['openid', 'no_pid'] },
      ],
    });
  });

  it('may be the list alone, and are none where nothing is set', () => {
    expect(readLogIn({ ...defaults, providers: [idPorten] }, keys)).toMatchObject({
      services: [{ id: 'id-porten' }],
    });
    expect(readLogIn(defaults, {})).toBeNull();
  });

  it.each<[string, Partial<Values>, Record<string, string>, RegExp]>([
    ['a client without an issuer', { clientId: 'x' }, {}, /set both, or neither/],
    [
      'an issuer twice',
      { ...helseId, providers: [{ ...idPorten, issuer: helseId.issuer }] },
      keys,
      /issuer of another/,
    ],
    ['a name twice', { ...helseId, providers: [{ ...idPorten, id: 'helseid' }] }, keys, /id of another/],
    ['no key', { providers: [idPorten] }, {}, /^SMALSPOR_LOG_IN_CLIENT_KEY_ID_PORTEN is not a private/],
    [
      'a key for another algorithm than its kind',
      helseId,
      { SMALSPOR_LOG_IN_CLIENT_KEY: jwk('RS256') },
      /^SMALSPOR_LOG_IN_CLIENT_KEY is not/,
    ],
    [
      'scopes of HelseID at ID-porten',
      { providers: [{ ...idPorten, scopes: ['openid', 'helseid://scopes/hpr/hpr_number'] }] },
      keys,
      /knows no scopes of HelseID/,
    ],
  ])('are refused with %s, in words that say what to write', (_what, change, environment, says) => {
    const problems = readLogIn({ ...defaults, ...change }, environment);
    expect(problems).toEqual([expect.stringMatching(says)]);
  });
});

describe('roles by the configuration', () => {
  const configuration = {
    logIn: [
      { id: 'helseid', issuer: 'https://helseid.example' },
      { id: 'id-porten', issuer: 'https://idporten.example' },
    ],
    dataManagers: ['dina', 'id-porten:dag'],
    programmeAdmins: ['helseid:pia'],
  };
  const at = (issuer: string, subject: string) => configuredRolesOf(configuration, { issuer, subject });

  it('belong to a name at one issuer', () => {
    expect(at('https://helseid.example', 'dina')).toEqual(['data-manager']);
    expect(at('https://idporten.example', 'dag')).toEqual(['data-manager']);
    expect(at('https://helseid.example', 'pia')).toEqual(['programme-admin']);
  });

  it('are nobody else’s who is called the same elsewhere', () => {
    expect(at('https://idporten.example', 'dina')).toEqual([]);
    expect(at('https://helseid.example', 'dag')).toEqual([]);
    expect(at('https://idporten.example', 'pia')).toEqual([]);
    // Not even somebody whose name at an issuer looks like a name at another.
    expect(at('https://idporten.example', 'helseid:pia')).toEqual([]);
    expect(at('https://gone.example', 'dina')).toEqual([]);
  });
});

describe('the page about the log-in', () => {
  it('shows a configuration that is valid, and names every profile and code', async () => {
    const page = readFileSync(new URL('../../../../docs/operations/log-in.md', import.meta.url), 'utf8');
    const [, example = ''] = /```json\n([\s\S]*?)\n```/.exec(page) ?? [];
    const home = await mkdtemp(join(tmpdir(), 'smalspor-log-in-'));
    onTestFinished(() => rm(home, { recursive: true }));
    await writeFile(join(home, 'config.json'), example);
    const { configuration } = await loadConfiguration(home, keys);
    expect(configuration.logIn?.map(({ id, profile }) => [id, profile])).toEqual([
      ['helseid', 'helseid'],
      ['id-porten', 'id-porten'],
    ]);
    expect(configuration.dataManagers).toContain('id-porten:sub-at-id-porten');
    for (const code of PROBLEM_CODES.filter((each) => each.startsWith('log-in-') || each === 'no-access')) {
      expect(page).toContain(`| \`${code}\``);
    }
  });
});
