import { listBatches } from '@smalspor/database/batches';
import { toMonth } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { publishRelease } from '../releases/publish-release.ts';
import { importTownInstitutions, operator, quietTools, testHome } from '../testing/index.ts';
import { readInstitutionFigures } from './read-institution-figures.ts';

it('the invented town’s institutions are taken in whole and have figures', async () => {
  const house = await (await testHome('imported')).open();
  await importTownInstitutions(house);
  const batches = (await listBatches(house.db)).filter(({ format }) => /^institution|^bed-days/.test(format));
  expect(new Set(batches.map(({ format }) => format))).toEqual(
    new Set(['institutions', 'institution-sales', 'bed-days']),
  );
  expect(batches.map(({ rejectedRows }) => rejectedRows)).toEqual(batches.map(() => 0));
  expect(batches.every(({ synthetic }) => synthetic)).toBe(true);

  await publishRelease(house, operator, quietTools());
  const span = { from: toMonth(2019, 1), to: toMonth(2019, 12) };
  const { quality, institutions } = await readInstitutionFigures(house, operator, {
    organisation: null,
    span,
  });
  expect(quality).toMatchObject({ unknownInstitution: 0, unknownWard: 0 });
  expect(quality.lines).toBeGreaterThan(200);
  const totals = institutions.flatMap(({ indicators }) =>
    indicators.flatMap(({ indicator, estimate }) =>
      indicator === 'institution-total' && estimate.value !== null ? [estimate.value] : [],
    ),
  );
  expect(totals.length).toBeGreaterThan(2);
  expect(totals.every((value) => value > 0 && value < 80)).toBe(true);
});
