import { organisationNumber } from '@smalspor/domain/institutions';
import { expect, it } from 'vitest';
import { testHome } from '../testing/index.ts';
import { findInstitution } from './find-institution.ts';
import { readInstitution } from './read-institutions.ts';
import { actorAt } from './testing/institution-people.ts';
import { ACUTE, deliverInstitutions, SOLBAKKEN } from './testing/some-institutions.ts';

const MERGED = String(organisationNumber(31_000_002));
const HEADER = 'organisation_number;ward_type;name;municipality;beds;valid_from;valid_to;continued_by';
const call = { requestId: 'r', idempotencyKey: null };

it('a home that moved to another county, and took another’s beds, has its past on its page', async () => {
  const house = await (await testHome('empty')).open();
  await house.clock.set('2020-12-01T09:00:00Z');
  await deliverInstitutions(house, {
    header: HEADER,
    rows: [
      `${SOLBAKKEN};long-term;Solbakken sykehjem;1201;40;2018-01;2019-05;`,
      `${SOLBAKKEN};long-term;Solhaug sykehjem;1103;44;2019-06;;`,
      `${MERGED};short-term;Fjellheim;1103;8;2018-01;2020-03;${SOLBAKKEN}`,
      `${SOLBAKKEN};short-term;Solhaug sykehjem;1103;8;2020-04;;`,
      `${ACUTE};acute;Voss KAD;1235;4;2018-01;;`,
    ],
  });
  const contact = actorAt('institution-contact', { kind: 'institution', id: SOLBAKKEN });
  const { name, municipality, county, history } = await readInstitution(
    house,
    contact,
    { organisation: SOLBAKKEN },
    call,
  );
  expect({ name, municipality, county }).toEqual({
    name: 'Solhaug sykehjem',
    municipality: 'Stavanger',
    county: 'Rogaland',
  });
  expect(history).toEqual([
    { month: '2020-04', kind: 'opened', wardType: 'short-term', before: null, after: '8' },
    { month: '2020-03', kind: 'took-over', wardType: 'short-term', before: 'Fjellheim', after: null },
    {
      month: '2019-06',
      kind: 'renamed',
      wardType: null,
      before: 'Solbakken sykehjem',
      after: 'Solhaug sykehjem',
    },
    { month: '2019-06', kind: 'moved', wardType: null, before: 'Bergen', after: 'Stavanger' },
    { month: '2019-06', kind: 'beds', wardType: 'long-term', before: '40', after: '44' },
    { month: '2018-01', kind: 'opened', wardType: 'long-term', before: null, after: '40' },
  ]);
  const gone = actorAt('institution-contact', { kind: 'institution', id: MERGED });
  const closed = await readInstitution(house, gone, { organisation: MERGED }, call);
  expect(closed.isOpen).toBe(false);
  expect(closed.history[0]).toMatchObject({ kind: 'taken-over', after: 'Solhaug sykehjem' });
  // Voss got another number in 2020, and has not moved.
  const voss = actorAt('institution-contact', { kind: 'institution', id: ACUTE });
  const { history: still } = await readInstitution(house, voss, { organisation: ACUTE }, call);
  expect(still.map(({ kind }) => kind)).toEqual(['opened']);
  // Its county's centre is the new one's.
  const within = (await findInstitution(house, house.db, Number(SOLBAKKEN)))?.target.within;
  expect(within).toContainEqual({ kind: 'county', id: '11' });
});
