import { loadContent } from '@smalspor/content/loading';
import { dddPerPackage } from '@smalspor/domain/medicines';
import { formatMonth } from '@smalspor/domain/time';
import { expect, test } from 'vitest';
import { ROLL_OUT } from '../doctors/roll-out.ts';
import { PRODUCTS } from '../prescribing/products.ts';
import { worldMonthText } from './world-time.ts';

const content = loadContent();

test('RAK begins in the months that the curves are marked with', () => {
  const marked = content.annotations
    .filter(({ id }) => id.startsWith('rak-'))
    .map(({ counties, month, invented }) => ({ counties, month: formatMonth(month), invented }));
  const begun = ROLL_OUT.map(({ county, start, invented }) => ({
    counties: [county],
    month: worldMonthText(start),
    invented,
  }));
  expect(marked).toHaveLength(begun.length);
  expect(marked).toEqual(expect.arrayContaining(begun));
});

test('a package has the DDDs that the product computes from its strength, or none where it cannot', () => {
  for (const product of PRODUCTS) {
    const { number, atc, route, salt, form, strengthMg, units } = product;
    const facts = { atc, route, salt: salt || null, form, strengthMg, unitsPerPackage: units };
    const { ddd = null } = dddPerPackage(content.medicines, facts, 2026);
    if (product.ddd === null) expect([number, ddd]).toEqual([number, null]);
    else expect(ddd, `${number}`).toBeCloseTo(product.ddd.from2019, 6);
  }
});
