import type { Actor } from '@smalspor/domain/access';
import { exploreMonths } from '@smalspor/domain/explore';
import { type FhirRelease, measureResource, type ToldFigure } from '@smalspor/domain/fhir-measures';
import { openReason } from '@smalspor/domain/open-results';
import { addMonths } from '@smalspor/domain/time';
import type { Explorable } from '../explore/explorable.ts';
import type { Explored } from '../explore/explored.ts';
import type { House } from '../house/house.ts';
import { describeOpenIndicator, rounded } from '../open-results/index.ts';
import { foundReport } from './found-report.ts';
import type { FhirService, MeasureSource } from './measure-source.ts';
import { measureWords, reportWords } from './measure-words.ts';
import { openFhirBase } from './open-service.ts';
import { figuresOf, readingFor, type SubjectFigure, type SubjectReading } from './signed-in-figures.ts';
import type { FhirSubject } from './signed-in-subjects.ts';

/** What a release tells somebody who has signed in, as FHIR. Measures are called what the open service calls them. */
export function signedInService(
  house: House,
  actor: Actor,
  told: { readonly base: string; readonly explored: Explored; readonly release: FhirRelease },
  subjects: readonly FhirSubject[],
): FhirService {
  const { base, explored, release } = told;
  const names = openFhirBase(house.configuration.server.publicUrl);
  const reading = readingFor(house, actor, explored, subjects);
  return {
    ...{ base, names, release },
    sources: explored.explorables.map((explorable) => sourceOf(house, names, release, reading, explorable)),
  };
}

function sourceOf(
  { content }: House,
  names: string,
  release: FhirRelease,
  reading: SubjectReading,
  explorable: Explorable,
): MeasureSource {
  const { definition } = explorable;
  const { unit, scale } = describeOpenIndicator(
    content,
    explorable.of === 'institutions'
      ? { kind: 'institution', definition: explorable.definition }
      : { kind: 'area', definition: explorable.definition },
  );
  return {
    id: definition.id,
    measure: () => measureResource(names, definition, measureWords(content, names, definition, scale, unit)),
    reports: async () => {
      const words = reportWords(content, definition, unit);
      return (await figuresOf(reading, explorable)).map(({ subject, kind, end, wardType, figure }) =>
        foundReport(content, names, definition, words, release, {
          ...{ subject, kind, wardType },
          from: addMonths(end, 1 - exploreMonths(kind)),
          to: end,
          figure: () => toldFigure(figure()),
        }),
      );
    },
  };
}

/** With the same digits and the same reasons as at the open door. */
function toldFigure(figure: ReturnType<SubjectFigure['figure']>): ToldFigure {
  if (figure.value === null) return { value: null, reason: openReason(figure.reason) };
  const { value, low, high, numerator, denominator } = figure;
  return {
    value: rounded(value),
    low: rounded(low),
    high: rounded(high),
    numerator: rounded(numerator),
    denominator: rounded(denominator),
  };
}
