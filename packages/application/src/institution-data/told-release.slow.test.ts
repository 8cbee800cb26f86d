import { listTellingsInForce } from '@smalspor/database/institution-data';
import { findCurrentRelease } from '@smalspor/database/releases';
import { institutionScope } from '@smalspor/domain/access';
import { toMonth } from '@smalspor/domain/time';
import { readManifest } from '@smalspor/warehouse/release';
import { expect, it } from 'vitest';
import { publishRelease } from '../releases/publish-release.ts';
import { releaseDeclarations } from '../releases/release-declarations.ts';
import { operator, quietTools, testHome } from '../testing/index.ts';
import { tellBedDays } from './tell-bed-days.ts';
import { atInstitution, importRegister, importRows, SOLBAKKEN, saleOf } from './testing/institution-files.ts';

it('what a home tells is in the next release, before what others delivered, and asks for one release alone', async () => {
  const home = await testHome('imported');
  const house = { ...(await home.open()), now: () => '2021-01-12T09:00:00.000Z' };
  await importRegister(house);
  const months = Array.from({ length: 12 }, (_, index) => `2020-${String(index + 1).padStart(2, '0')}`);
  await importRows(
    house,
    'institution-sales',
    months.map((month) => saleOf(month, SOLBAKKEN, month)),
  );
  await importRows(house, 'bed-days', [`${SOLBAKKEN};long-term;2020-01;2020-12;12000;counted`]);
  await publishRelease(house, operator, quietTools());
  const span = { from: toMonth(2020, 10), to: toMonth(2020, 12) };
  const scope = institutionScope(atInstitution(SOLBAKKEN), { organisation: SOLBAKKEN, within: [] });
  const bedDays = async () => {
    const reader = await house.shelf.current();
    const figures = await reader?.institutions?.ownFigures(scope, SOLBAKKEN, span);
    return figures?.find(({ unitType }) => unitType === 'long-term')?.bedDays;
  };
  expect(await bedDays()).toBeCloseTo((12_000 * 92) / 366, 6);
  const again = () => releaseDeclarations(house, { waits: false }, quietTools(), async () => undefined);
  expect(await again()).toBeNull();
  const tell = tellBedDays(house, async () => undefined);
  const line = {
    wardType: 'long-term' as const,
    from: '2020-10',
    to: '2020-12',
    bedDays: 3400,
    estimated: false,
  };
  await tell(
    atInstitution(SOLBAKKEN),
    {
      ...{ organisation: String(SOLBAKKEN), quarter: '2020-10', version: 0, reason: null },
      ...{ lines: [line], confirmed: [] },
    },
    { requestId: 'r', idempotencyKey: 'k' },
  );
  expect(await listTellingsInForce(house.db)).toHaveLength(1);
  const id = await again();
  expect(id).not.toBeNull();
  expect((await findCurrentRelease(house.db))?.id).toBe(id);
  expect((await readManifest(house.home, id ?? '')).institutions?.toldBedDays.rows).toBe(1);
  expect(await bedDays()).toBe(3400);
  expect(await again()).toBeNull();
});
