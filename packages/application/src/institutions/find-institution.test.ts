import { listInstitutionWards } from '@smalspor/database/institutions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { catchUpInstitutions } from '../imports/note-institutions.ts';
import { createTestHome } from '../testing/index.ts';
import { findInstitution, requireInstitution } from './find-institution.ts';
import { actorAt } from './testing/institution-people.ts';
import { ACUTE, deliverInstitutions, SOLBAKKEN } from './testing/some-institutions.ts';

let close: () => Promise<unknown>;
let house: House;
beforeAll(async () => {
  const home = await createTestHome('empty');
  house = await home.open();
  close = () => home.remove();
  await deliverInstitutions(house);
});
afterAll(() => close());

it('the register lies in the database as soon as it is imported, also where it was imported before', async () => {
  const noted = await listInstitutionWards(house.db);
  expect(noted.map(({ name, wardType }) => `${name} ${wardType}`)).toEqual([
    'Solbakken sykehjem long-term',
    'Solbakken sykehjem short-term',
    'Voss KAD acute',
  ]);
  await house.db.deleteFrom('institution_wards').execute();
  await catchUpInstitutions(house);
  expect(await listInstitutionWards(house.db)).toEqual(noted);
  await deliverInstitutions(house, {
    sequence: 2,
    rows: [`${SOLBAKKEN};long-term;Solbakken;1201;40;2018-01`],
  });
  expect((await listInstitutionWards(house.db)).map(({ name }) => name)).toEqual(['Solbakken']);
  await deliverInstitutions(house, { sequence: 3 });
});

it('an institution lies in the municipality, county and region of today', async () => {
  // Bergen was 1201 in Hordaland when the line began; Voss was 1235.
  expect((await findInstitution(house, house.db, Number(SOLBAKKEN)))?.target).toEqual({
    organisation: Number(SOLBAKKEN),
    within: [
      { kind: 'municipality', id: '4601' },
      { kind: 'county', id: '46' },
      { kind: 'region', id: 'vest' },
    ],
  });
  expect((await findInstitution(house, house.db, Number(ACUTE)))?.wards).toMatchObject([
    { wardType: 'acute' },
  ]);
});

it('an institution is there for whoever may do something at it, and for nobody else', async () => {
  const require = (actor: ReturnType<typeof actorAt>, organisation: string = SOLBAKKEN) =>
    requireInstitution(
      house,
      house.db,
      actor,
      organisation,
      'read-institution-figures',
      'follow-institutions',
    );
  const contact = actorAt('institution-contact', { kind: 'institution', id: SOLBAKKEN });
  const centre = actorAt('regional-centre', { kind: 'region', id: 'vest' });
  for (const actor of [contact, centre]) expect((await require(actor)).name).toBe('Solbakken sykehjem');
  const strangers = [
    actorAt('institution-contact', { kind: 'institution', id: ACUTE }),
    actorAt('regional-centre', { kind: 'region', id: 'nord' }),
    actorAt('data-manager'),
  ];
  for (const actor of strangers) await expect(require(actor)).rejects.toMatchObject({ code: 'not-found' });
  for (const organisation of ['310000078', '974760673', '1e9']) {
    await expect(require(contact, organisation)).rejects.toMatchObject({ code: 'not-found' });
  }
});
