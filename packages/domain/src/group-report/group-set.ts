import type { AgendaItem, WorksheetQuestion } from '../programmes/index.ts';
import type { Localised } from '../texts/index.ts';
import type { GroupReportModel } from './model.ts';

/** What is printed for one meeting of a group: its report, the agenda and an empty worksheet. */
export interface GroupSet {
  readonly report: GroupReportModel;
  readonly meeting: {
    readonly name: Localised;
    readonly agenda: readonly AgendaItem[];
    /** Empty where no worksheet is handed in. */
    readonly worksheet: readonly WorksheetQuestion[];
  };
  /** Names of the measures that can be chosen. */
  readonly measures: readonly Localised[];
  /** What the file carries as its own time; ISO 8601. */
  readonly printedAt: string;
}
