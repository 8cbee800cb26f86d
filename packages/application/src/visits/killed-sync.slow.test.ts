import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { InputOf } from '@smalspor/contract/operations';
import { listAudit } from '@smalspor/database/audit';
import { findVisit, listVisitAnswers } from '@smalspor/database/visits';
import type { PlainDate } from '@smalspor/domain/time';
import { agreedAnswers, headsOf } from '@smalspor/domain/visits';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { deliverInstitutions, SOLBAKKEN } from '../institutions/testing/some-institutions.ts';
import { whileBlocked } from '../testing/blocked-work.ts';
import { testHome } from '../testing/index.ts';
import { planVisit } from './plan-visits.ts';
import { newCall, personAt } from './testing/visit-people.ts';

const script = join(import.meta.dirname, '..', 'testing', 'visit-process.ts');
const AUDIT = sql`lock table audit_log in exclusive mode`;
type Given = InputOf<'saveVisitAnswers'>['answers'][number];

it('a server that is killed while visits come in has lost nothing and doubled nothing when they are sent again', async () => {
  const home = await testHome('empty');
  const preparing = await home.open();
  await preparing.clock.set('2020-03-04T09:00:00Z');
  await deliverInstitutions(preparing);
  const runa = await personAt(preparing, 'Runa', 'regional-centre', { kind: 'region', id: 'vest' });
  const plan = {
    ...{ organisation: SOLBAKKEN, ward: 'Nord', wardType: 'long-term' as const },
    ...{ day: '2020-03-04' as PlainDate, checklist: 'antibiotic-infection-control-round' },
  };
  const { id: visitId, checklist } = await planVisit(preparing, runa, plan, newCall());
  await preparing.close();

  // The device has answered every choice, thought again, and sends five at a time.
  const items = checklist.sections
    .flatMap((section) => section.items)
    .filter(({ kind }) => kind === 'choice');
  const given = items.flatMap(({ id: item }): Given[] => {
    const first = { ...answerOf(item, 'no'), replaces: [] };
    return [first, { ...answerOf(item, 'yes'), replaces: [first.id] }];
  });
  const batches = Array.from({ length: Math.ceil(given.length / 5) }, (_, place) => ({
    key: randomUUID(),
    save: { visitId, answers: given.slice(5 * place, 5 * place + 5) },
  }));
  expect(batches.length).toBeGreaterThan(2);

  const serve = () =>
    spawn(process.execPath, [script, home.directory, JSON.stringify(runa)], {
      env: home.environment,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  const house = await home.open({ access: 'reads' });
  const stored = async () => (await listVisitAnswers(house.db, visitId)).map(({ id }) => id).sort();
  const idsOf = (some: typeof batches) => some.flatMap(({ save }) => save.answers.map(({ id }) => id)).sort();
  const audited = async (act: string) => (await listAudit(house.db, { act }, 100)).length;

  // One batch is taken, and the server dies with the next one written and not yet committed.
  const first = serve();
  await tell(first, batches[0]);
  await whileBlocked(
    house,
    AUDIT,
    () => first.stdin.write(`${JSON.stringify(batches[1])}\n`),
    () => kill(first),
  );
  expect(await stored()).toEqual(idsOf(batches.slice(0, 1)));

  // The device knows of no answer, so that it sends everything again, and dies as often as it wants.
  const second = serve();
  for (const batch of batches) await tell(second, batch);
  await kill(second);
  const third = serve();
  for (const batch of batches.toReversed()) await tell(third, batch);
  expect(await stored()).toEqual(idsOf(batches));
  const answers = await listVisitAnswers(house.db, visitId);
  expect(agreedAnswers(answers)).toEqual(Object.fromEntries(items.map(({ id }) => [id, { choice: 'yes' }])));
  expect(await audited('save-visit-answers')).toBe(batches.length);

  // The same with the report to the home: sent once, however often the device must ask.
  const report = { key: randomUUID(), send: { visitId, heads: [...headsOf(answers)] } };
  await whileBlocked(
    house,
    AUDIT,
    () => third.stdin.write(`${JSON.stringify(report)}\n`),
    () => kill(third),
  );
  expect((await findVisit(house.db, visitId, false))?.report).toBeNull();
  const fourth = serve();
  await tell(fourth, report);
  await tell(fourth, report);
  await kill(fourth);
  expect((await findVisit(house.db, visitId, false))?.report?.version).toBe(1);
  expect(await audited('send-visit-report')).toBe(1);
}, 240_000);

function answerOf(item: string, choice: 'yes' | 'no'): Omit<Given, 'replaces'> {
  return { id: randomUUID(), item, answer: { choice }, givenAt: '2020-03-04T10:00:00Z' };
}

/** Sends one request and waits until the server says that it is done. */
async function tell(child: ChildProcess, request: { readonly key: string } | undefined): Promise<void> {
  const { stdin, stdout } = child;
  if (!stdin || !stdout || !request) throw new Error('There is nobody to tell');
  const lines = createInterface({ input: stdout });
  const said = once(lines, 'line');
  stdin.write(`${JSON.stringify(request)}\n`);
  expect((await said)[0]).toBe(request.key);
  lines.close();
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
