import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import type { House } from '../house/house.ts';
import { testHome } from '../testing/index.ts';
import { createUseCases } from '../use-cases/create-use-cases.ts';

const script = join(import.meta.dirname, '..', 'testing', 'receive-process.ts');
const EXAMPLE = join(import.meta.dirname, '../../../../docs/examples/lmdi-nursing-home.json');
const TOKEN = 'a-token-of-the-journal-of-the-home';
const GIVEN = 3_000;

type Entry = { resource: Record<string, unknown>; request: object };

async function largeBundle(): Promise<string> {
  const example = JSON.parse(await readFile(EXAMPLE, 'utf8')) as { entry: Entry[] };
  const [first] = example.entry.filter(({ resource }) => resource.id === 'given-1');
  const entry = [...example.entry.slice(0, 13)];
  for (let place = 0; place < GIVEN; place += 1) {
    const identifier = [{ system: 'urn:example:journal:given', value: `many-${place}` }];
    entry.push({
      request: first?.request ?? {},
      resource: { ...first?.resource, id: `many-${place}`, identifier },
    });
  }
  return JSON.stringify({ ...example, entry });
}

async function counts(house: House): Promise<{ given: number; staged: number }> {
  const { rows } = await sql<{ given: number; staged: number }>`
    select (select count(*) from lmdi_administrations)::int as given, (select count(*) from lmdi_staged)::int as staged`.execute(
    house.db,
  );
  return rows[0] ?? { given: -1, staged: -1 };
}

it('a receiver that is killed in the middle of a bundle has counted nothing; sent again it counts once', async () => {
  const home = await testHome('empty');
  const tokenSha256 = [createHash('sha256').update(TOKEN).digest('hex')];
  const sender = { name: 'journal', tokenSha256, formats: [], organisations: ['310000019'] };
  const env = {
    ...home.environment,
    SMALSPOR_DELIVERIES_SENDERS: JSON.stringify([sender]),
    // The example is of a day in 2021.
    SMALSPOR_LMDI_KEEP_MONTHS: '',
  };
  const receive = () =>
    spawn(process.execPath, [script, home.directory, TOKEN], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const bundle = await largeBundle();

  const killed = receive();
  const gone = once(killed, 'exit');
  killed.stdin.on('error', () => undefined);
  killed.stdin.write(bundle.slice(0, Math.floor(bundle.length * 0.9)));
  const reading = await home.open({ access: 'reads' });
  await vi.waitFor(async () => expect((await counts(reading)).staged).toBeGreaterThan(900), {
    timeout: 60_000,
    interval: 50,
  });
  killed.kill('SIGKILL');
  await gone;
  expect((await counts(reading)).given).toBe(0);
  await reading.close();

  const house = await home.open({ role: 'server' });
  const { stop } = await createUseCases(house);
  expect(await counts(house)).toEqual({ given: 0, staged: 0 });
  await stop();
  await house.close();

  for (const _turn of [1, 2]) {
    const again = receive();
    const ended = once(again, 'exit');
    again.stdin.end(bundle);
    expect((await ended)[0]).toBe(0);
  }
  const after = await home.open({ access: 'reads' });
  expect(await counts(after)).toEqual({ given: GIVEN, staged: 0 });
}, 120_000);
