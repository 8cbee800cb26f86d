import { type ReportModel, readReportModel } from '../reports/index.ts';
import typical from './typical.json' with { type: 'json' };

/** A GP with a list, some room for improvement and one hidden comparator: for tests, pages and looking. */
export const exampleModel: ReportModel = readReportModel(typical);
