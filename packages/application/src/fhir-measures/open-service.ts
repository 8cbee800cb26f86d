import { OPEN_FHIR_BASE } from '@smalspor/contract/operations';
import { type FhirRelease, measureResource, type ToldFigure } from '@smalspor/domain/fhir-measures';
import { type OpenArea, openAreaId } from '@smalspor/domain/open-results';
import { countyCode } from '@smalspor/domain/organisation';
import type { Localised } from '@smalspor/domain/texts';
import { periodStart } from '@smalspor/domain/time';
import {
  describeOpenAreas,
  describeOpenIndicator,
  describeOpenValue,
  type OpenContent,
  type OpenDefinition,
  type OpenRelease,
  type OpenValue,
  openDefinitions,
  openFigures,
} from '../open-results/index.ts';
import { foundReport } from './found-report.ts';
import type { FhirService, FoundReport, MeasureSource } from './measure-source.ts';
import { measureWords, reportWords, SMALSPOR } from './measure-words.ts';

/** The address of the open FHIR service; it also names measures where nobody is let in. */
export function openFhirBase(publicUrl: string): string {
  return new URL(OPEN_FHIR_BASE, publicUrl).href;
}

/** Everything that the release tells everyone, as FHIR. */
export function openFhirService(content: OpenContent, open: OpenRelease, base: string): FhirService {
  const { id, publishedAt, synthetic } = open;
  const release = { id, publishedAt, synthetic };
  const names = new Map(describeOpenAreas(content, open).areas.map((area) => [area.id, area.name]));
  return {
    base,
    names: base,
    release,
    sources: openDefinitions(content, open).map((definition) =>
      sourceOf(content, open, base, release, names, definition),
    ),
  };
}

function sourceOf(
  content: OpenContent,
  open: OpenRelease,
  base: string,
  release: FhirRelease,
  names: ReadonlyMap<string, Localised>,
  found: OpenDefinition,
): MeasureSource {
  const { definition } = found;
  const { unit, scale } = describeOpenIndicator(content, found);
  return {
    id: definition.id,
    measure: () => measureResource(base, definition, measureWords(content, base, definition, scale, unit)),
    reports: async () => {
      const words = reportWords(content, definition, unit);
      return (await openFigures(content, open, found)).map((figure): FoundReport => {
        const { area, period, wardType } = figure;
        const location = openAreaId(area);
        return foundReport(content, base, definition, words, release, {
          subject: {
            ...{ reference: `Location/${location}`, type: 'Location', key: shortArea(area) },
            name: names.get(location) ?? SMALSPOR.name,
          },
          kind: period.kind,
          ...{ from: periodStart(period), to: period.end, wardType },
          figure: () => toldValue(describeOpenValue(definition, figure)),
        });
      });
    },
  };
}

/** A figure as the open interface tells it: what FHIR tells is exactly that. */
function toldValue({ value, low, high, numerator, denominator, reason }: OpenValue): ToldFigure {
  if (value === null || numerator === null || denominator === null)
    return { value: null, reason: reason ?? 'no-data' };
  return { value, low, high, numerator, denominator };
}

/** An area in the ids of reports. */
export function shortArea({ level, unit }: OpenArea): string {
  if (level === 'nation') return 'n';
  return `${level === 'county' ? 'c' : 't'}${countyCode(unit)}`;
}
