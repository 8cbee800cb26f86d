import { expect, it } from 'vitest';
import { deliverInstitutions, SOLBAKKEN } from '../institutions/testing/some-institutions.ts';
import { listRounds, readRound } from '../programmes/read-round.ts';
import { testHome } from '../testing/index.ts';
import { createAccounts } from './create-accounts.ts';
import { createDemoPeople } from './create-demo-people.ts';

const call = { requestId: 'r', idempotencyKey: null };

it('the demo’s people of an institution have a home as soon as there is one', async () => {
  const house = await (await testHome('empty')).open();
  await house.clock.set('2020-12-01T09:00:00Z');
  const people = createDemoPeople(house);
  const names = async () => (await people.featured()).map(({ name }) => name);
  expect(await names()).not.toContain('Nina Nilsen Demo');
  await deliverInstitutions(house);
  expect(await names()).toEqual(
    expect.arrayContaining(['Nina Nilsen Demo', 'Lars Lege Demo', 'Runa Regional Demo']),
  );
  expect((await people.search('nina nil', 5)).map(({ name }) => name)).toEqual(['Nina Nilsen Demo']);

  const enter = async (role: string, issuer = 'demo') => {
    const person = (await people.featured()).find((one) => one.role === role);
    if (!person) throw new Error(role);
    const proved = { pidPseudonym: null, securityLevel: null };
    return (await createAccounts(house).signIn({ issuer, ...person, ...proved }, call)).actor;
  };
  const nina = await enter('institution-contact');
  expect(nina.places).toEqual([{ role: 'institution-contact', kind: 'institution', id: SOLBAKKEN }]);
  expect((await enter('institution-contact')).places).toEqual(nina.places);
  const lars = await enter('institution-staff');
  expect(lars).toMatchObject({ roles: ['institution-staff'], places: [{ id: SOLBAKKEN }] });
  const runa = await enter('regional-centre');
  expect(runa.places).toEqual([{ role: 'regional-centre', kind: 'region', id: 'vest' }]);
  const roundsOf = async (actor: typeof nina) => (await listRounds(house, actor, {}, call)).rounds;
  expect(await roundsOf(nina)).toMatchObject([
    { unitName: 'Solbakken sykehjem', leads: true, takesPart: true },
  ]);
  expect((await enter('institution-contact', 'the demo at another port')).places).toEqual(nina.places);
  const [round, ...more] = await roundsOf(lars);
  expect([round, more]).toMatchObject([{ status: 'enrolled', leads: false, takesPart: true }, []]);
  const { roster } = await readRound(house, nina, { roundId: round?.id ?? '' }, call);
  const present = roster?.filter(({ leftOn }) => leftOn === null) ?? [];
  expect(Object.fromEntries(present.map(({ name, profession }) => [name, profession]))).toEqual({
    'Lars Lege Demo': 'doctor',
    'Nina Nilsen Demo': 'nurse',
  });
});
