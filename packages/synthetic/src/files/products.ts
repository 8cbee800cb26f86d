import { PRODUCTS } from '../prescribing/products.ts';
import { decimal } from './dispensing-lines.ts';
import { csvLine } from './register-file.ts';

export const PRODUCT_COLUMNS = [
  'product_number',
  'atc',
  'name',
  'strength_mg',
  'units_per_package',
  'route',
  'salt',
  'form',
  'ddd_per_package',
];

/** The product table with the register's own DDD of the last year of the period. */
export function productLines(lastYear: number): string {
  return PRODUCTS.map((product) => {
    const ddd = lastYear < 2019 ? product.ddd?.until2018 : product.ddd?.from2019;
    return csvLine([
      product.number,
      product.atc,
      product.name,
      product.strengthMg === null ? '' : decimal(product.strengthMg, 3),
      product.units,
      product.route,
      product.salt,
      product.form,
      ddd === undefined ? '' : decimal(ddd, 2),
    ]);
  }).join('');
}
