import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { listInstitutionReports } from '@smalspor/database/institution-report';
import { grantRole, recordSignIn, setPersonMailAddress } from '@smalspor/database/people';
import { insertRound, listRounds, readRound } from '@smalspor/database/programmes';
import { organisationNumber } from '@smalspor/domain/institutions';
import { currentProgramme, newRound, type ProgrammeDefinition } from '@smalspor/domain/programmes';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { sql } from 'kysely';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { makeMoves } from '../programmes/record-moves.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { whileBlocked } from '../testing/blocked-work.ts';
import { operator, quietTools, testHome } from '../testing/index.ts';

const script = join(import.meta.dirname, '..', 'testing', 'serve-process.ts');
const HOMES = Array.from({ length: 20 }, (_, index) => organisationNumber(31_000_001 + index))
  .filter((number) => number !== null)
  .slice(0, 8);

it('a worker that is killed while homes get their reports leaves each with one report and one letter', async () => {
  const home = await testHome('empty');
  const preparing = await home.open();
  const programme = await prepare(preparing);
  await preparing.close();

  const house = await home.open({ access: 'reads' });
  const serve = () =>
    spawn(process.execPath, [script, home.directory], { env: home.environment, stdio: 'inherit' });
  const issued = async () => {
    const all = HOMES.map((organisation) =>
      listInstitutionReports(house.db, { kind: 'institution', organisation }),
    );
    return (await Promise.all(all)).map((reports) => reports.length);
  };
  const ids = (await listRounds(house.db, { statuses: ['enrolled'] })).map(({ id }) => id);
  expect(ids).toHaveLength(HOMES.length);
  // What a killed worker had begun is tried again after a minute; here at once.
  const hurry = setInterval(() => {
    sql`update jobs.job set start_after = now() where state = 'retry'`
      .execute(house.db)
      .catch(() => undefined);
  }, 500);
  onTestFinished(() => clearInterval(hurry));
  let child: ChildProcess | null = null;
  const begin = () => {
    child = serve();
  };

  // The first home's report is written, and its letter is not: neither is there when the worker is gone.
  await whileBlocked(house, sql`lock table mail_outbox in exclusive mode`, begin, () => kill(child));
  expect(await issued()).toEqual(HOMES.map(() => 0));

  // Some homes have theirs, and the next is about to be written.
  const next = sql`select id from rounds where id = ${ids[3]} for update`;
  await whileBlocked(house, next, begin, () => kill(child));
  expect((await issued()).reduce((sum, each) => sum + each, 0)).toBe(3);

  begin();
  await vi.waitFor(async () => expect(await issued()).toEqual(HOMES.map(() => 1)), {
    timeout: 200_000,
    interval: 100,
  });
  await kill(child);
  expect(await issued()).toEqual(HOMES.map(() => 1));
  const { rows: letters } = await sql<{ letter: string; count: number }>`
    select letter, count(*)::int as count from mail_outbox group by letter, person_id`.execute(house.db);
  expect(letters).toEqual(HOMES.map(() => ({ letter: 'institution-report-issued', count: 1 })));
  expect(await listAudit(house.db, { act: 'issue-report' }, 100)).toHaveLength(HOMES.length);
  for (const id of ids) {
    const round = await readRound(house.db, id, programme);
    expect([...round.reports.keys()]).toEqual(['start']);
  }
}, 600_000);

async function kill(child: ChildProcess | null): Promise<void> {
  if (child === null) throw new Error('There is nobody to kill');
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A released register of homes in Bergen, each with a year of purchases, in RASK, and with somebody to write to. */
async function prepare(house: House): Promise<ProgrammeDefinition> {
  await house.clock.set('2020-01-15T09:00:00Z');
  const deliver = async (format: RegisterFormat, header: string, rows: readonly string[]) => {
    const declaration = `#smalspor;format=${format};register=X;period=2019-01/2019-12;sequence=1;synthetic=yes`;
    const path = join(house.home.root, `${format}.csv`);
    await writeFile(path, [declaration, header, ...rows, ''].join('\n'));
    await importRegisterFiles(house, operator, { format, path, name: `${format}.csv` }, quietTools());
  };
  await deliver(
    'institutions',
    'organisation_number;ward_type;name;municipality;beds;valid_from',
    HOMES.map((each) => `${each};long-term;Hjem ${each};1201;40;2019-01`),
  );
  await deliver('products', 'product_number;atc;name;strength_mg;units_per_package;route;salt', [
    '1;J01CA08;Pivmecillinam;200;20;O;',
  ]);
  await deliver(
    'bed-days',
    'organisation_number;ward_type;period_from;period_to;bed_days;basis',
    HOMES.map((each) => `${each};long-term;2019-01;2019-12;14600;counted`),
  );
  await deliver(
    'institution-sales',
    'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;product_number;packages',
    HOMES.flatMap((each, place) =>
      Array.from({ length: 12 }, (_, month) => {
        const day = `2019-${String(month + 1).padStart(2, '0')}-03`;
        return `${each}-${month};${each};4711;stock;${day};J01CA08;1;${5 + place}`;
      }),
    ),
  );
  await publishRelease(house, operator, quietTools());
  const programme = currentProgramme(house.content.programmes, 'rask') as ProgrammeDefinition;
  for (const organisation of HOMES) {
    const unit = { kind: 'nursing-home', id: String(organisation), county: '12' };
    const made = makeMoves(house, programme, newRound(programme), operator, [
      { type: 'invited', unit, leader: null },
      { type: 'enrolled', unit, leader: 'person:contact' },
    ]);
    const place = { unitName: `Hjem ${organisation}`, municipality: '1201' };
    await house.db
      .transaction()
      .execute((trx) => insertRound(trx, randomUUID(), made.round, made.moves, place));
    const name = `Kontakt ${organisation}`;
    const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: house.now() };
    const { id } = await recordSignIn(house.db, who);
    await grantRole(house.db, id, {
      ...{ role: 'institution-contact', unitKind: 'institution', unitId: String(organisation) },
      ...{ validFrom: '2020-01-01', validTo: null },
    });
    await setPersonMailAddress(house.db, id, `${organisation}@example.no`);
  }
  return programme;
}
