import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeSettings } from './describe-settings.ts';
import { rotateKey } from './keys.ts';
import { loadConfiguration } from './load-configuration.ts';
import { fits } from './parse-setting.ts';
import { listSettings } from './setting.ts';
import { SETTINGS } from './settings.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'smalspor-configuration-'));
});
afterEach(() => rm(home, { recursive: true }));

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const configFile = (content: unknown) =>
  writeFile(join(home, 'config.json'), typeof content === 'string' ? content : JSON.stringify(content));

async function faults(environment: Record<string, string>): Promise<string> {
  return loadConfiguration(home, environment).then(
    () => 'none',
    (error: { code: string; detail: string }) => {
      expect(error.code).toBe('configuration-invalid');
      return error.detail;
    },
  );
}

describe('the configuration', () => {
  it('of an empty home is the defaults, which all fit their own schemas', async () => {
    const { configuration } = await loadConfiguration(home, {});
    expect(configuration.server).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      behindProxy: false,
    });
    expect(configuration.logIn).toBeNull();
    for (const one of listSettings(SETTINGS)) expect(fits(one.schema, one.default), one.path).toBe(true);
  });

  it('takes the environment before the file before the default', async () => {
    await configFile({ server: { port: 4000, host: '0.0.0.0' }, disclosure: { minimumPatients: 10 } });
    const { configuration } = await loadConfiguration(home, {
      SMALSPOR_SERVER_PORT: '5000',
      SMALSPOR_SERVER_BEHIND_PROXY: 'yes',
      SMALSPOR_LOG_IN_DATA_MANAGERS: 'dina, dag',
      SMALSPOR_RETENTION_QUARANTINE_DAYS: '',
      SMALSPOR_IMPORT_MAX_REJECT_SHARE: '0.05',
    });
    expect(configuration.server).toMatchObject({
      port: 5000,
      host: '0.0.0.0',
      behindProxy: true,
      publicUrl: 'http://localhost:5000',
    });
    expect(configuration.disclosure.minimumPatients).toBe(10);
    expect(configuration.dataManagers).toEqual(['dina', 'dag']);
    expect(configuration.retention.quarantineDays).toBeNull();
    expect(configuration.import.maxRejectShare).toBe(0.05);
  });

  it('lists every fault at once and repeats no value', async () => {
    await configFile({
      server: { port: 'secret-1', prot: 1 },
      disclosure: { minimumPatients: 2 },
      database: { url: 'postgres://secret-2' },
    });
    const detail = await faults({
      SMALSPOR_SERVER_REQUESTS_PER_MINUTE: 'secret-3',
      SMALSPOR_SEVER_PORT: 'secret-4',
      SMALSPOR_PATIENT_KEYS: 'a:secret-5',
      DATABASE_URL: 'mysql://secret-6',
      SMALSPOR_LOG_IN_ISSUER: 'https://idp.example.no',
    });
    expect(detail.split('\n').sort()).toEqual(
      [
        'The configuration has 10 faults:',
        '- DATABASE_URL must be a postgresql address or nothing.',
        '- SMALSPOR_LOG_IN_CLIENT_KEY is not a private RSA or EC key as a JSON Web Key in base64.',
        '- SMALSPOR_PATIENT_KEYS: the key a is not 32 bytes in base64.',
        '- SMALSPOR_SERVER_REQUESTS_PER_MINUTE must be a whole number from 1.',
        '- There is no setting SMALSPOR_SEVER_PORT.',
        '- config.json: disclosure.minimumPatients must be a whole number from 3.',
        '- config.json: server.port must be a whole number from 0 to 65535.',
        '- config.json: there is no setting server.prot.',
        '- logIn.clientId is not set, but logIn.issuer is.',
        '- config.json: database.url is a secret: set DATABASE_URL instead.',
      ].sort(),
    );
    expect(detail).not.toContain('secret-');
  });

  it('lists the faults of every group when one is none', async () => {
    await configFile({ server: 3000, disclosure: { minimumPatients: 2 }, sever: {}, mail: { form: 'x' } });
    expect((await faults({})).split('\n').slice(1).sort()).toEqual([
      '- config.json: disclosure.minimumPatients must be a whole number from 3.',
      '- config.json: server must be a group of settings, such as {"server": {"port": 3000}}.',
      '- config.json: there is no group of settings sever.',
      '- config.json: there is no setting mail.form.',
    ]);
  });

  it.each(['{', '[]', 'null', '{"server": 3000}'])('refuses a file that is %s', async (content) => {
    await configFile(content);
    expect(await faults({})).toMatch(/config\.json(: server must be| is not JSON| must hold groups)/);
  });

  it('takes a private key for the log-in, RSA or EC', async () => {
    for (const pair of [
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    ]) {
      const jwk = { ...pair.privateKey.export({ format: 'jwk' }), kid: 'k1' };
      const { configuration } = await loadConfiguration(home, {
        SMALSPOR_LOG_IN_ISSUER: 'https://idp.example.no',
        SMALSPOR_LOG_IN_CLIENT_ID: 'smalspor',
        SMALSPOR_LOG_IN_CLIENT_KEY: Buffer.from(JSON.stringify(jwk)).toString('base64'),
      });
      expect(configuration.logIn).toMatchObject([
        { id: 'helseid', issuer: 'https://idp.example.no', clientId: 'smalspor', clientKey: { kid: 'k1' } },
      ]);
      const publicJwk = pair.publicKey.export({ format: 'jwk' });
      expect(
        await faults({
          SMALSPOR_LOG_IN_ISSUER: 'https://idp.example.no',
          SMALSPOR_LOG_IN_CLIENT_ID: 'smalspor',
          SMALSPOR_LOG_IN_CLIENT_KEY: Buffer.from(JSON.stringify(publicJwk)).toString('base64'),
        }),
      ).toContain('SMALSPOR_LOG_IN_CLIENT_KEY');
    }
  });

  it('is described by the page in docs/operations: run npx vitest run packages/application/src/configuration --update', async () => {
    await expect(describeSettings()).toMatchFileSnapshot('../../../../docs/operations/configuration.md');
  });
});

describe('the keys', () => {
  it('are made at the first start, once, for the owner alone', async () => {
    const starts = await Promise.all(Array.from({ length: 5 }, () => loadConfiguration(home, {})));
    const { keys } = await loadConfiguration(home, {});
    for (const start of starts) expect(start.keys).toEqual(keys);
    expect(keys.patients[0].key).toHaveLength(32);
    expect(Buffer.from(keys.patients[0].key).equals(keys.quarantine[0].key)).toBe(false);
    expect((await stat(join(home, 'keys.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(home)).toEqual(['keys.json']);
  });

  it('come from the environment where it has them, oldest first', async () => {
    const { keys } = await loadConfiguration(home, {
      SMALSPOR_PATIENT_KEYS: `2025:${key(1)}, 2026:${key(2)}`,
      SMALSPOR_QUARANTINE_KEYS: `q:${key(3)}`,
      DATABASE_URL: 'postgres://db.example.no/smalspor',
    });
    expect(keys.patients.map(({ id }) => id)).toEqual(['2025', '2026']);
    expect([...keys.patients[0].key]).toEqual(Array(32).fill(1));
    expect(await readdir(home)).toEqual([]);
  });

  it('are not made up for an operated database', async () => {
    const detail = await faults({ DATABASE_URL: 'postgres://db.example.no/smalspor' });
    expect(detail).toContain('SMALSPOR_PATIENT_KEYS is not set');
    expect(detail).toContain('SMALSPOR_QUARANTINE_KEYS is not set');
    expect(await readdir(home)).toEqual([]);
  });

  it('are rotated by adding a new one at the end', async () => {
    const before = (await loadConfiguration(home, {})).keys;
    const ring = await rotateKey(home, 'patients', before.patients);
    const after = (await loadConfiguration(home, {})).keys;
    expect(after.patients).toEqual(ring);
    expect(ring).toHaveLength(2);
    expect(ring[0]).toEqual(before.patients[0]);
    // A ring that comes from the environment is rotated there.
    await expect(rotateKey(home, 'patients', before.patients)).rejects.toMatchObject({
      code: 'configuration-invalid',
    });
    expect(after.quarantine).toEqual(before.quarantine);
    expect((await stat(join(home, 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('are never replaced by new ones when their file is damaged', async () => {
    await writeFile(join(home, 'keys.json'), '{"patients": []', { mode: 0o600 });
    expect(await faults({})).toContain('restore it from a backup');
    expect(await readFile(join(home, 'keys.json'), 'utf8')).toBe('{"patients": []');
  });

  it.each(['lake/dispensings/batch-1', 'quarantine/batch-1.enc'])(
    'are never made anew in a home that holds %s',
    async (path) => {
      await mkdir(join(home, path), { recursive: true });
      expect((await faults({})).split('\n').slice(1)).toEqual([
        expect.stringContaining('keys.json is missing'),
      ]);
      expect(await faults({})).toContain('restore it from the backup');
      expect(await readdir(home)).not.toContain('keys.json');
      await rm(join(home, path), { recursive: true });
      await mkdir(join(home, 'lake', '.staging', 'batch-2'), { recursive: true });
      await loadConfiguration(home, {});
      expect(await readdir(home)).toContain('keys.json');
    },
  );

  it('that cannot be read are told from a file that is no key file', async () => {
    await mkdir(join(home, 'keys.json'), { mode: 0o700 });
    expect(await faults({})).toContain('keys.json cannot be read (EISDIR)');
    expect(await faults({})).not.toContain('not a key file');
  });

  it('that others can read are refused', async () => {
    await loadConfiguration(home, {});
    await chmod(join(home, 'keys.json'), 0o644);
    expect(await faults({})).toContain('chmod 600');
  });

  it.each([
    ['a:AAAA', 'not 32 bytes'],
    [`a:${key(1)},a:${key(2)}`, 'stands twice'],
    [key(1), 'its id, a colon'],
    [`bad id:${key(1)}`, 'its id, a colon'],
  ])('written wrongly are refused without being repeated', async (ring, reason) => {
    const detail = await faults({ SMALSPOR_PATIENT_KEYS: ring });
    expect(detail).toContain(reason);
    expect(detail).not.toContain(key(1));
  });
});
