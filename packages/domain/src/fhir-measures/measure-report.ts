import type { NoValueReason } from '../indicators/index.ts';
import type { OpenReason } from '../open-results/index.ts';
import { definitionText } from '../reports/index.ts';
import { inEachLanguage, type Localised } from '../texts/index.ts';
import { firstDayOf, lastDayOf, type Month } from '../time/index.ts';
import { absent, absentCode, absentElement } from './absent-reason.ts';
import { conceptOf, fhirText, narrativeOf, quantityOf } from './fhir-texts.ts';
import type { Extension, FhirMeasureReport, Population, Quantity } from './fhir-types.ts';
import { measureUrl } from './measure-resource.ts';
import {
  type AnyDefinition,
  improvementOf,
  populationConcept,
  populationsOf,
  scoringOf,
} from './measure-scoring.ts';
import { type OwnExtension, ownExtensionUrl } from './own-definitions.ts';

/** A figure as its reader is told it elsewhere: with all its numbers, or with a reason and none. */
export type ToldFigure =
  | {
      readonly value: number;
      readonly low: number | null;
      readonly high: number | null;
      readonly numerator: number;
      readonly denominator: number;
    }
  | { readonly value: null; readonly reason: NoValueReason | OpenReason };

/** The release that a figure is of. */
export interface FhirRelease {
  readonly id: string;
  readonly publishedAt: string;
  readonly synthetic: boolean;
}

/** Words that are written elsewhere: in the content’s messages. */
export interface ReportWords {
  readonly unit: Localised;
  readonly countedUnits: { readonly numerator: Localised; readonly denominator: Localised };
  readonly synthetic: Localised;
  /** Why there is no number; asked for only where there is none. */
  readonly reason: (reason: NoValueReason | OpenReason) => Localised;
}

export interface ReportedOn {
  /** The resource’s id. */
  readonly id: string;
  readonly subject: { readonly reference: string; readonly type: string; readonly name: Localised };
  readonly reporter: { readonly reference?: string; readonly type: string; readonly name: Localised };
  readonly from: Month;
  readonly to: Month;
  /** Which part of the subject, such as a type of ward; `null` for all of it. */
  readonly part: Localised | null;
  readonly figure: ToldFigure;
}

/** The largest integer of FHIR R4. */
const MOST = 2_147_483_647;
const TEST_DATA = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};

/** What every resource of a release carries: which one, and whether it is invented. */
export function metaOf({ id, publishedAt, synthetic }: FhirRelease): FhirMeasureReport['meta'] {
  return { versionId: id, lastUpdated: publishedAt, ...(synthetic ? { tag: [TEST_DATA] } : {}) };
}

/** A figure as FHIR R4’s MeasureReport. What is hidden or missing has the reason and no number anywhere. */
export function measureReport(
  base: string,
  definition: AnyDefinition,
  words: ReportWords,
  release: FhirRelease,
  told: ReportedOn,
): FhirMeasureReport {
  const { figure, subject, reporter } = told;
  const period = { start: firstDayOf(told.from), end: lastDayOf(told.to) };
  const title = withPart(definitionText(definition, 'name'), told.part);
  return {
    resourceType: 'MeasureReport',
    id: told.id,
    meta: metaOf(release),
    language: 'nb',
    text: narrativeOf([
      inEachLanguage(
        (language) =>
          `${title[language]}. ${subject.name[language]}, ${period.start} – ${period.end}: ${spoken(figure, words)[language]}.`,
      ),
      ...(release.synthetic ? [words.synthetic] : []),
    ]),
    status: 'complete',
    type: 'summary',
    measure: `${measureUrl(base, definition.id)}|${definition.version}`,
    subject: { reference: subject.reference, type: subject.type, ...fhirText('display', subject.name) },
    date: release.publishedAt,
    reporter: {
      ...(reporter.reference === undefined ? {} : { reference: reporter.reference }),
      type: reporter.type,
      ...fhirText('display', reporter.name),
    },
    period,
    ...improvementOf(definition.direction),
    group: [
      {
        code: conceptOf(withPart(definitionText(definition, 'short'), told.part)),
        population: populationsOf(scoringOf(definition)).map(([code, side]) => ({
          code: populationConcept(code),
          ...countOf(base, figure.value === null ? figure : figure[side], words.countedUnits[side]),
        })),
        measureScore: scoreOf(base, figure, words.unit, ucumOf(definition)),
      },
    ],
  };
}

function withPart(text: Localised, part: Localised | null): Localised {
  return part === null ? text : inEachLanguage((language) => `${text[language]} (${part[language]})`);
}

/** Per cent is the only of the scales that UCUM says whole. */
function ucumOf(definition: AnyDefinition): string | null {
  const isPercent =
    'scale' in definition
      ? definition.scale === 'percent' || definition.scale === 'seasonal'
      : !('bedTime' in definition.denominator);
  return isPercent ? '%' : null;
}

export function ownExtension(base: string, name: OwnExtension, value: Omit<Extension, 'url'>): Extension {
  return { url: ownExtensionUrl(base, name), ...value };
}

/** A count is a whole number of at most 31 bits; what is measured in doses is given exactly beside it. */
function countOf(
  base: string,
  told: number | Extract<ToldFigure, { value: null }>,
  unit: Localised,
): Omit<Population, 'code'> {
  if (typeof told !== 'number') return { _count: absentElement(absentCode(told.reason)) };
  if (Number.isInteger(told) && Math.abs(told) <= MOST) return { count: told };
  return {
    extension: [ownExtension(base, 'amount', { valueQuantity: quantityOf(told, unit, null) })],
    _count: absentElement('unsupported'),
  };
}

export function scoreOf(
  base: string,
  figure:
    | Pick<Extract<ToldFigure, { value: number }>, 'value' | 'low' | 'high'>
    | Extract<ToldFigure, { value: null }>,
  unit: Localised,
  ucum: string | null,
): Quantity {
  if (figure.value === null) {
    const { reason } = figure;
    return { extension: [absent(absentCode(reason)), ownExtension(base, 'reason', { valueCode: reason })] };
  }
  const { value, low, high } = figure;
  const limit = (at: number) => quantityOf(at, unit, ucum);
  return {
    ...(low === null || high === null
      ? {}
      : {
          extension: [ownExtension(base, 'interval', { valueRange: { low: limit(low), high: limit(high) } })],
        }),
    ...quantityOf(value, unit, ucum),
  };
}

function spoken(figure: ToldFigure, { unit, reason }: ReportWords): Localised {
  const why = figure.value === null ? reason(figure.reason) : unit;
  return inEachLanguage((language) =>
    figure.value === null ? why[language] : `${figure.value} ${why[language]}`,
  );
}
