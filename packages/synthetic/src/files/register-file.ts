import type { RegisterFormat } from '@smalspor/domain/registers';

/** A file of the country and what its first two lines say. */
export interface RegisterFile {
  readonly name: string;
  readonly format: RegisterFormat;
  readonly register: string;
  /** `YYYY-MM/YYYY-MM`. */
  readonly period: string;
  readonly columns: readonly string[];
}

/** The declaration that every register file begins with, and the names of the columns. */
export function headOf(file: RegisterFile): string {
  const declaration = [
    '#smalspor',
    `format=${file.format}`,
    'version=1',
    `register=${file.register}`,
    `period=${file.period}`,
    'sequence=1',
    'synthetic=yes',
  ].join(';');
  return `${declaration}\n${file.columns.join(';')}\n`;
}

/** One line; a field that holds a separator would be a fault of the generator. */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.join(';')}\n`;
}
