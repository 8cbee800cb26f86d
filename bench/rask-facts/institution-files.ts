import type { RegisterFormat } from '@smalspor/domain/registers';

/** How much is invented: every institution buys the same number of lines in every month. */
export interface PurchaseSize {
  readonly institutions: number;
  readonly linesPerMonth: number;
  readonly fromYear: number;
  readonly toYear: number;
}

/** A register file without a declaration, and what it would declare. */
export interface InventedFile {
  readonly format: RegisterFormat;
  readonly path: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly rows: number;
}

/** ATC, mg per unit, units, route and salt of the goods: what institutions buy most of. */
export const GOODS: readonly (readonly [
  atc: string,
  strengthMg: number | '',
  units: number,
  route: string,
  salt: string,
])[] = [
  ['J01CA08', 200, 20, 'O', ''],
  ['J01CA08', 400, 30, 'O', ''],
  ['J01EA01', 160, 20, 'O', ''],
  ['J01EA01', 300, 10, 'O', ''],
  ['J01XE01', 50, 25, 'O', ''],
  ['J01EE01', 400, 20, 'O', ''],
  ['J01XX05', 1000, 100, 'O', 'hippurate'],
  ['J01XX05', 1000, 200, 'O', 'hippurate'],
  ['J01CE02', 660, 40, 'O', ''],
  ['J01CE02', 1000, 28, 'O', ''],
  ['J01CA04', 500, 20, 'O', ''],
  ['J01AA02', 100, 10, 'O', ''],
  ['J01CF01', 500, 30, 'O', ''],
  ['J01FF01', 300, 30, 'O', ''],
  ['J01FA01', 250, 30, 'O', ''],
  ['J01MA02', 500, 10, 'O', ''],
  ['J01CE01', 3000, 10, 'P', ''],
  ['J01CA01', 1000, 10, 'P', ''],
  ['J01GB03', 80, 10, 'P', ''],
  ['J01DD01', 1000, 10, 'P', ''],
  ['J01DD04', 1000, 10, 'P', ''],
  ['J01CR05', 4000, 10, 'P', ''],
  ['P01AB01', 400, 20, 'O', ''],
  ['J01XE01', '', 28, 'O', ''],
];
