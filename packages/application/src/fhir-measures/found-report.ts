import {
  type AnyDefinition,
  type FhirRelease,
  measureReport,
  type ReportKey,
  type ReportWords,
  reporterUrl,
  reportId,
  type ToldFigure,
} from '@smalspor/domain/fhir-measures';
import type { Localised } from '@smalspor/domain/texts';
import { firstDayOf, lastDayOf, type Month } from '@smalspor/domain/time';
import type { OpenContent } from '../open-results/index.ts';
import type { FoundReport } from './measure-source.ts';
import { SMALSPOR, wardWords } from './measure-words.ts';

/** Whom a figure is of. */
export interface SubjectWords {
  /** Such as `Location/county-03`. */
  readonly reference: string;
  readonly type: 'Location' | 'Group' | 'Practitioner';
  /** In the ids of reports, as `ReportKey` says. */
  readonly key: string;
  readonly name: Localised;
}

/** A figure that can be told: of whom, of which months, and what it is when it is asked for. */
export interface FigureToTell {
  readonly subject: SubjectWords;
  readonly kind: ReportKey['kind'];
  readonly from: Month;
  readonly to: Month;
  readonly wardType: string | null;
  readonly figure: () => ToldFigure;
}

/** A figure as a report that can be found, at whichever door. @param names the address of the open FHIR service */
export function foundReport(
  content: Pick<OpenContent, 'messages'>,
  names: string,
  definition: AnyDefinition,
  words: ReportWords,
  release: FhirRelease,
  { subject, kind, from, to, wardType, figure }: FigureToTell,
): FoundReport {
  const id = reportId({ measure: definition.id, subject: subject.key, kind, end: to, wardType });
  const { reference, type, name } = subject;
  return {
    id,
    subject: reference,
    kind,
    wardType,
    period: { start: firstDayOf(from), end: lastDayOf(to) },
    write: () =>
      measureReport(names, definition, words, release, {
        ...{ id, from, to },
        subject: { reference, type, name },
        reporter: { ...SMALSPOR, reference: reporterUrl(names) },
        part: wardType === null ? null : wardWords(content, wardType),
        figure: figure(),
      }),
  };
}
