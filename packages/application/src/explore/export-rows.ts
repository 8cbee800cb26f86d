import { type DatedFigure, exploreMonths } from '@smalspor/domain/explore';
import { reportTexts, unitOf } from '@smalspor/domain/reports';
import { fillMessage, type Language } from '@smalspor/domain/texts';
import { addMonths, formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import type { ExploreModel } from './explore-model.ts';
import { measuredIn } from './explore-names.ts';
import type { NamedUnit } from './explore-series.ts';

/** The columns, by the message that heads each. */
export const EXPORT_COLUMNS = [
  'indicator',
  'measured-in',
  'role',
  'level',
  'unit-id',
  'unit',
  'from',
  'to',
  'value',
  'low',
  'high',
  'numerator',
  'denominator',
  'note',
  'release',
] as const;

export type ExportCell = string | number | null;

type Role = 'series' | 'line' | 'split' | 'variation' | 'county';

/** Digits after the point of values and limits: more than any picture shows, and a table stays readable. */
const DECIMALS = 4;

/** Every figure of the view, one row for each, the hidden ones with the reason and no number. */
export function exportRows(
  house: House,
  model: ExploreModel,
  language: Language,
): readonly (readonly ExportCell[])[] {
  const { messages } = house.content;
  const { chosen, end, explored } = model;
  const { explorable, period } = chosen.slice;
  const texts = reportTexts(messages);
  const say = (key: string) => fillMessage(messages, key)[language];
  const rows: ExportCell[][] = [];
  const add = (
    role: Role,
    of: typeof explorable.reported,
    unit: NamedUnit,
    figures: readonly DatedFigure[],
  ) => {
    const head = [
      of.texts[language].name,
      (of === explorable.reported ? measuredIn(house, explorable) : unitOf(of, texts))[language],
      say(`explore.export.role.${role}`),
      say(`explore.export.level.${unit.level}`),
      unit.id,
      unit.name[language],
    ];
    for (const { end: last, figure } of figures) {
      const months = [formatMonth(addMonths(last, 1 - exploreMonths(period))), formatMonth(last)];
      const told =
        figure.value === null
          ? [null, null, null, null, null, say(`common.noValue.${figure.reason}`)]
          : [
              rounded(figure.value),
              rounded(figure.low),
              rounded(figure.high),
              figure.numerator,
              figure.denominator,
              null,
            ];
      rows.push([...head, ...months, ...told, explored.reader.manifest.id]);
    }
  };
  for (const { unit, figures } of model.series) add('series', explorable.reported, unit, figures);
  for (const { unit, figures } of model.lines) add('line', explorable.reported, unit, figures);
  const [first] = model.series;
  for (const { definition, figures } of model.split?.parts ?? [])
    if (first) add('split', definition, first.unit, figures);
  for (const { unit, figure } of model.variation?.units ?? [])
    add('variation', explorable.reported, unit, [{ end, figure }]);
  for (const { unit, figures } of model.counties) add('county', explorable.reported, unit, figures);
  return rows;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(DECIMALS));
}
