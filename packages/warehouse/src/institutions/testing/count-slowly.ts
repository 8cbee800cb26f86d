import { packedMedicines, selectionHas } from '@smalspor/domain/indicators';
import type { SalesMeasure } from '@smalspor/domain/institutions';
import { dddPerPackage, packAtc, routeOf } from '@smalspor/domain/medicines';
import type { MonthSpan } from '../../measure/spine.ts';
import type { InstitutionFigures } from '../institution-figures.ts';
import type { InstitutionContent } from '../measure-months.ts';
import { eachSaleOnce } from './each-sale-once.ts';
import { PRODUCTS, type Sale, type Stay, type Ward, type World } from './institution-world.ts';

/** What the sums of months give, from plain rows, one institution and one line at a time. */
export function countSlowly(
  content: InstitutionContent,
  { wards, sales: delivered, stays }: World,
  {
    occupancy,
    indexYear,
    span,
  }: { readonly occupancy: number | null; readonly indexYear: number; readonly span: MonthSpan },
): readonly InstitutionFigures[] {
  const months = Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index);
  const sales = eachSaleOnce(delivered);
  const wardsIn = (organisation: number, month: number) =>
    wards.filter((w) => w.organisation === organisation && w.from <= month && month <= (w.to ?? month));
  const isMixed = (organisation: number) =>
    sales.some(
      (sale) =>
        sale.organisation === organisation &&
        sale.type === null &&
        months.includes(sale.month) &&
        wardsIn(organisation, sale.month).length > 1,
    );
  const dose = (sale: Sale) => {
    const product = PRODUCTS.find((each) => each.product === sale.product);
    const { ddd } = product
      ? dddPerPackage(
          content.medicines,
          { ...product, unitsPerPackage: product.units, form: 'tablet' },
          indexYear,
        )
      : {};
    return ddd === undefined ? null : (sale.packages100 / 100) * ddd;
  };
  const typeOf = (sale: Sale) => {
    const there = wardsIn(sale.organisation, sale.month);
    if (there.length === 0) return null;
    if (isMixed(sale.organisation)) return 'mixed';
    if (sale.type === null) return there[0]?.type ?? null;
    return there.some(({ type }) => type === sale.type) ? sale.type : null;
  };
  const counts = (sale: Sale, { count, medicines, routes, dose: wanted }: SalesMeasure) => {
    const product = PRODUCTS.find((each) => each.product === sale.product);
    const set = content.codeSets.get(medicines);
    if (!product || !set || !selectionHas(packedMedicines(set), packAtc(sale.atc ?? product.atc) ?? 0))
      return [];
    const route = routeOf(product.route);
    if (routes && !(route && routes.includes(route))) return [];
    if (wanted && dose(sale) !== null) return [];
    if (count === 'purchases') return sale.packages100 > 0 ? [1] : [];
    const ddd = dose(sale);
    return ddd === null ? [] : [ddd];
  };
  const daysOf = (month: number) =>
    new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const bedDaysIn = (ward: Ward, month: number) => {
    const found = stays
      .filter(
        (s) =>
          s.organisation === ward.organisation && s.type === ward.type && s.from <= month && month <= s.to,
      )
      .sort(
        (a, b) =>
          Number(a.estimated) - Number(b.estimated) ||
          a.to - a.from - (b.to - b.from) ||
          share(a, month) - share(b, month),
      )[0];
    if (found) return { days: share(found, month), estimated: found.estimated };
    const days = occupancy === null || ward.beds === null ? null : ward.beds * daysOf(month) * occupancy;
    return { days, estimated: true };
  };
  const share = (stay: Stay, month: number) => {
    let all = 0;
    for (let each = stay.from; each <= stay.to; each += 1) all += daysOf(each);
    return (stay.days * daysOf(month)) / all;
  };
  const units = new Map<string, { organisation: number; type: string }>();
  for (const ward of wards) {
    if (!months.some((month) => wardsIn(ward.organisation, month).includes(ward))) continue;
    const type = isMixed(ward.organisation) ? 'mixed' : ward.type;
    units.set(`${ward.organisation} ${type}`, { organisation: ward.organisation, type });
  }
  return [...units.values()]
    .sort((a, b) => a.organisation - b.organisation || (a.type < b.type ? -1 : 1))
    .map(({ organisation, type }) => {
      const there = months.flatMap((month) =>
        wardsIn(organisation, month)
          .filter((ward) => type === 'mixed' || ward.type === type)
          .map((ward) => ({ ward, month })),
      );
      const bought = sales.filter(
        (sale) => sale.organisation === organisation && months.includes(sale.month) && typeOf(sale) === type,
      );
      const beds = there
        .filter(({ ward }) => ward.type !== 'home-care')
        .map(({ ward, month }) => bedDaysIn(ward, month));
      const isKnown = beds.length > 0 && beds.every(({ days }) => days !== null);
      const bedDays = isKnown ? beds.reduce((sum, { days }) => sum + (days ?? 0), 0) : null;
      const own = new Set(there.map(({ month }) => month));
      return {
        organisation,
        unitType: type as InstitutionFigures['unitType'],
        months: own.size,
        monthsWithoutPurchase: own.size - new Set(bought.map(({ month }) => month)).size,
        bedDays,
        bedDaysEstimated: beds.some(({ estimated }) => estimated),
        sums: Object.fromEntries(
          content.institutionIndicators.map(({ id, numerator, denominator }) => {
            const values = bought.flatMap((sale) => counts(sale, numerator));
            const below = 'bedTime' in denominator ? [] : bought.flatMap((sale) => counts(sale, denominator));
            const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
            return [
              id,
              {
                numerator: sum(values),
                sumOfSquares: sum(values.map((each) => each * each)),
                denominator: 'bedTime' in denominator ? bedDays : sum(below),
              },
            ];
          }),
        ),
      };
    });
}
