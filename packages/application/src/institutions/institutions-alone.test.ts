import { toMonth } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { publishRelease } from '../releases/publish-release.ts';
import { issueReports } from '../reports/issue-reports.ts';
import { importTownInstitutions, operator, quietTools, testHome } from '../testing/index.ts';
import { readInstitutionFigures } from './read-institution-figures.ts';

it('a site that nobody delivers dispensings to has releases of its institutions', async () => {
  const house = await (await testHome('empty')).open();
  await expect(publishRelease(house, operator, quietTools())).rejects.toMatchObject({
    code: 'release-refused',
    detail: expect.stringContaining('institutions and institution-sales'),
  });
  await importTownInstitutions(house);
  const { from, to } = await publishRelease(house, operator, quietTools());
  expect([from, to]).toEqual(['2019-01', '2020-12']);
  const { institutions } = await readInstitutionFigures(house, operator, {
    organisation: null,
    span: { from: toMonth(2019, 1), to: toMonth(2019, 12) },
  });
  expect(institutions.length).toBeGreaterThan(2);
  expect(
    institutions.some(({ indicators }) => indicators.some(({ estimate }) => estimate.value !== null)),
  ).toBe(true);
  const issued = await issueReports(house, operator, { withPdf: false }, quietTools());
  expect(issued.reports).toBe(0);
});
