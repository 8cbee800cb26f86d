import { randomUUID } from 'node:crypto';
import { listPractitioners } from '@smalspor/database/prescribers';
import { findRound } from '@smalspor/database/programmes';
import { systemScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import { doctor, testHome } from '../testing/index.ts';
import { beginRound } from './begin-round.ts';
import { moveRound } from './lead-round.ts';
import { readRound } from './read-round.ts';

const call = () => ({ requestId: 'r', idempotencyKey: randomUUID() });
const jobs = { enqueue: async () => null } as never;

it('whom a leader adds by number is what a register or the own log-in says, and no doctor by the number alone', async () => {
  const house = { ...(await (await testHome('published')).open()), now: () => '2020-12-01T09:00:00Z' };
  const on = norwegianDateOf(house.now());
  const [leader, gp] = await listPractitioners(house.db, systemScope('list-group'), on);
  if (!leader || !gp) throw new Error('The town has too few doctors');
  const actor = doctor(leader.hpr);
  const unit = { unitKind: 'out-of-hours-clinic', unitId: `out-of-hours-clinic.hpr.${leader.hpr}` };
  const { id: roundId } = await beginRound(house, jobs)(
    actor,
    { programme: 'rak-legevakt', ...unit },
    call(),
  );

  const told = { '990000711': ['SP'], '990000712': ['LE'], '990000713': ['HF'], '990000714': null };
  for (const [hpr, professions] of Object.entries(told)) {
    const identity = { issuer: 'demo', subject: hpr, name: `Kollega ${hpr}`, hpr, professions };
    const proved = { pidPseudonym: null, securityLevel: null };
    // None of them has a role; what they are is known from the log-in, which was refused.
    const signedIn = createAccounts(house).signIn({ ...identity, ...proved }, call());
    await expect(signedIn).rejects.toMatchObject({ code: 'no-access' });
  }
  const never = '990000715';
  for (const hpr of [gp.hpr, ...Object.keys(told), never]) {
    const { version } = (await findRound(house.db, roundId)) ?? { version: 0 };
    const move = { type: 'joined', participant: `hpr:${hpr}`, on } as const;
    await moveRound(house, jobs)(actor, { roundId, version, move }, call());
  }
  const { roster } = await readRound(house, actor, { roundId }, call());
  const found = new Map(
    roster?.map(({ participant, name, profession }) => [participant, [name, profession]]),
  );
  const of = (hpr: string) => found.get(`hpr:${hpr}`);
  expect([leader, gp].map(({ hpr }) => of(hpr))).toEqual([
    [leader.name, 'doctor'],
    [gp.name, 'doctor'],
  ]);
  expect([...Object.keys(told), never].map(of)).toEqual([
    ['Kollega 990000711', 'nurse'],
    ['Kollega 990000712', 'doctor'],
    ['Kollega 990000713', 'other'],
    ['Kollega 990000714', 'nurse'],
    [never, 'nurse'],
  ]);
});
