import type { OutputOf } from '@smalspor/contract/operations';
import {
  type DatedFigure,
  type ExploreFigure,
  exploreSignals,
  periodsInYear,
} from '@smalspor/domain/explore';
import { reportTexts, styleOfValues, unitOf } from '@smalspor/domain/reports';
import { inEachLanguage } from '@smalspor/domain/texts';
import { formatMonth, type Month } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import type { ExploreModel } from './explore-model.ts';
import { measuredIn } from './explore-names.ts';
import type { LevelVariation } from './variation-at.ts';
import { viewAnnotations } from './view-annotations.ts';

type View = OutputOf<'readExploreView'>;
type Point = View['series'][number]['points'][number];

/** A view as the contract tells it. */
export function describeView(house: House, model: ExploreModel): View {
  const { explored, chosen, end, series, nation, lines, split, variation, counties } = model;
  const { slice, level, units, ends } = chosen;
  const { explorable, period } = slice;
  const { reported, measure } = explorable;
  const { manifest } = explored.reader;
  const { texts } = reported;
  const perYear = periodsInYear(period);
  const shown = [...series, ...lines].flatMap(({ figures }) => figures.map(({ figure }) => figure.value));
  const [first] = series;
  const firstAtEnd = first?.figures.find((each) => each.end === end);
  return {
    state: {
      indicator: explorable.id,
      level,
      units: [...units],
      period,
      end: formatMonth(end),
      split: split?.by ?? null,
      like: chosen.like,
      wards: slice.wards,
    },
    synthetic: manifest.synthetic,
    indicator: {
      id: explorable.id,
      name: inEachLanguage((language) => texts[language].name),
      short: inEachLanguage((language) => texts[language].short),
      unit: measuredIn(house, explorable),
      ...styleOfValues(reported.scale, shown),
      direction: reported.direction,
      kind: reported.kind,
    },
    ends: ends.map(formatMonth),
    series: series.map(({ unit, figures }) => {
      const signals = exploreSignals(measure, figures, nation, perYear);
      return {
        unit,
        points: figures.map(pointOf),
        signals: signals && { ...signals, points: [...signals.points] },
      };
    }),
    lines: lines.map(({ kind, unit, figures, like }) => ({ kind, unit, points: figures.map(pointOf), like })),
    annotations: viewAnnotations(house, explored, chosen, model.home),
    split: split && describeSplit(house, split),
    variation: variation && describeVariation(variation, end),
    counties: counties.map(({ unit, figures }) => ({
      unit,
      values: figures.map(({ figure }) => figure.value),
      point: pointOf(figures.find((each) => each.end === end) ?? { end, figure: NOTHING }),
    })),
    why: {
      name: inEachLanguage((language) => texts[language].name),
      definition: inEachLanguage((language) => texts[language].definition),
      reason: inEachLanguage((language) => texts[language].why),
      caveats: inEachLanguage((language) => texts[language].caveats),
      version: reported.version,
      minimum: explorable.minimum,
      release: manifest.id,
      builtAt: manifest.builtAt,
      from: formatMonth(manifest.from),
      to: formatMonth(manifest.to),
      dddIndexYear: manifest.dddIndexYear,
      unit: first?.unit ?? null,
      point: firstAtEnd ? pointOf(firstAtEnd) : null,
      hidden: hiddenIn(model),
    },
  };
}

const NOTHING: ExploreFigure = { value: null, reason: 'no-data' };

/** Numerator and denominator are told with a value and never without. */
export function pointOf({ end, figure }: DatedFigure): Point {
  return figure.value === null
    ? {
        end: formatMonth(end),
        value: null,
        low: null,
        high: null,
        numerator: null,
        denominator: null,
        expected: null,
        reason: figure.reason,
      }
    : {
        end: formatMonth(end),
        value: figure.value,
        low: figure.low,
        high: figure.high,
        numerator: figure.numerator,
        denominator: figure.denominator,
        expected: figure.expected,
        reason: null,
      };
}

function describeSplit({ content }: House, { by, parts }: NonNullable<ExploreModel['split']>): View['split'] {
  const [first] = parts;
  if (!first) return null;
  const values = parts.flatMap(({ figures }) => figures.map(({ figure }) => figure.value));
  return {
    by,
    unit: unitOf(first.definition, reportTexts(content.messages)),
    ...styleOfValues(first.definition.scale, values),
    parts: parts.map(({ definition, figures }) => ({
      indicator: definition.id,
      name: inEachLanguage((language) => definition.texts[language].short),
      points: figures.map(pointOf),
    })),
  };
}

function describeVariation(variation: LevelVariation, end: Month): View['variation'] {
  const { units, bins, curve, ...told } = variation;
  return {
    ...told,
    end: formatMonth(end),
    units: units.map(({ unit, figure, placed, own }) => ({
      unit,
      point: pointOf({ end, figure }),
      size: placed?.size ?? null,
      raw: placed?.raw ?? null,
      rank: placed?.rank ?? null,
      shrunken: placed?.shrunken ?? null,
      shrunkenLow: placed?.interval.low ?? null,
      shrunkenHigh: placed?.interval.high ?? null,
      beyond: placed?.beyond ?? null,
      own,
    })),
    curve: curve.map(({ size, narrow, wide }) => ({ size, narrow: { ...narrow }, wide: { ...wide } })),
    bins: bins.map((bin) => ({ ...bin })),
  };
}

function hiddenIn({ series, lines, split, variation, counties }: ExploreModel): View['why']['hidden'] {
  const figures = [
    ...[...series, ...lines, ...counties, ...(split?.parts ?? [])].flatMap((each) =>
      each.figures.map(({ figure }) => figure),
    ),
    ...(variation?.units ?? []).map(({ figure }) => figure),
  ];
  const counts = new Map<Extract<ExploreFigure, { value: null }>['reason'], number>();
  for (const figure of figures)
    if (figure.value === null) counts.set(figure.reason, (counts.get(figure.reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, figures: count }));
}
