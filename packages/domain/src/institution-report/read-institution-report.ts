import { INSTITUTION_REPORT_FORMAT, type InstitutionReportModel } from './model.ts';

/**
 * Reads a stored model back. Models are written by `buildInstitutionReport` alone, so only the format is checked here.
 * @throws RangeError for a format that this program does not know
 */
export function readInstitutionReportModel(stored: unknown): InstitutionReportModel {
  const format =
    typeof stored === 'object' && stored !== null && 'format' in stored ? stored.format : undefined;
  if (format !== INSTITUTION_REPORT_FORMAT) {
    throw new RangeError(
      `The report is stored as «${String(format)}»; this program reads ${INSTITUTION_REPORT_FORMAT}`,
    );
  }
  return stored as InstitutionReportModel;
}
