import { REPORT_FORMAT, type ReportModel } from './model.ts';

/**
 * Reads a stored model back. Models are written by `buildIndividualReport` alone and kept under checksum, so only the
 * format is checked here.
 * @throws RangeError for a format that this program does not know.
 */
export function readReportModel(stored: unknown): ReportModel {
  const format =
    typeof stored === 'object' && stored !== null && 'format' in stored ? stored.format : undefined;
  if (format !== REPORT_FORMAT) {
    throw new RangeError(`The report is stored as «${String(format)}»; this program reads ${REPORT_FORMAT}`);
  }
  return stored as ReportModel;
}
