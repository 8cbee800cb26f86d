import type { Localised } from '../texts/index.ts';
import { compareFigures } from './difference.ts';
import { type AnyIndicatorInput, COMPARATOR_LEVELS, type Figure } from './input.ts';
import { areaText, levelLabel } from './level-texts.ts';
import type { ComparisonBlock, ComparisonRow, NumberOrigin, RowLevel } from './model.ts';
import { referenceOf } from './reference-level.ts';
import type { ReportTexts } from './report-texts.ts';
import { codeSetsOfReported } from './reported-indicator.ts';
import { definitionText, printValue, unitOf, type ValueStyle, valueStyleOf } from './value-style.ts';

/** Own figure against every level, the achievable level (choice) or the expected one (standardised volume). */
export function comparisonBlock(input: AnyIndicatorInput, texts: ReportTexts): ComparisonBlock {
  const { definition } = input;
  const style = valueStyleOf(input);
  return {
    id: definition.id,
    indicator: definition.id,
    title: definitionText(definition, 'short'),
    unit: unitOf(definition, texts),
    ...style,
    rows: rowsOf(input, texts),
    quartiles: definition.kind === 'volume' ? input.quartiles : null,
    summary: comparisonSummary(input, style, texts),
    origin: originOf(input),
  };
}

function rowsOf(input: AnyIndicatorInput, texts: ReportTexts): ComparisonRow[] {
  const rows = [rowOf('own', input.own, input.previous, texts)];
  for (const level of COMPARATOR_LEVELS) {
    const figure = input.comparators[level];
    if (figure) rows.push(rowOf(level, figure, null, texts));
  }
  if (input.definition.kind === 'choice' && input.benchmark) {
    rows.push(rowOf('benchmark', knownFigure(input.benchmark.value), null, texts));
  }
  if (input.definition.standardised && input.expected !== null) {
    rows.push(rowOf('expected', knownFigure(input.expected), null, texts));
  }
  return rows;
}

function rowOf(
  level: RowLevel,
  { estimate, restOf }: Figure,
  previous: number | null,
  texts: ReportTexts,
): ComparisonRow {
  const note = estimate.value === null ? texts.say(`note.${estimate.reason}`) : null;
  const label = levelLabel(level, restOf, texts);
  return { level, label, estimate, note, previous, ...(restOf === undefined ? {} : { together: true }) };
}

/** A value that is taken as known: it has no interval of its own. */
function knownFigure(value: number): Figure {
  return {
    estimate: { value, low: null, high: null, noInterval: 'no-valid-interval', numerator: 0, denominator: 0 },
    dispersion: 1,
  };
}

/** What the picture says in a sentence; two values that chance may explain are not called different. */
function comparisonSummary(input: AnyIndicatorInput, style: ValueStyle, texts: ReportTexts): Localised {
  const { estimate } = input.own;
  if (estimate.value === null) {
    return texts.say('summary.missing', { reason: texts.say(`note.${estimate.reason}`) });
  }
  const own = wordValue('own', estimate.value, input, style, texts);
  const reference = referenceOf(input);
  if (!reference) return texts.say('summary.alone', { own });
  const values = {
    own,
    peer: wordValue('peer', reference.value, input, style, texts),
    area: areaText(reference, 'area', texts),
  };
  if (printValue(estimate.value, style).nb === printValue(reference.value, style).nb)
    return texts.say('summary.same', { own, area: values.area });
  const verdict = compareFigures(input.own, reference.figure, input.definition);
  if (verdict === 'unknown') return texts.say('summary.beside', values);
  return texts.say(verdict === 'within-chance' ? 'summary.chance' : 'summary.differs', values);
}

/** A value as a sentence has it: of seasons, how many per cent more or less. */
function wordValue(
  whose: 'own' | 'peer',
  value: number,
  { definition }: AnyIndicatorInput,
  style: ValueStyle,
  texts: ReportTexts,
): Localised {
  if (definition.scale !== 'seasonal') return printValue(value, style);
  const percent = printValue(Math.abs(value), { ...style, scale: 'percent' });
  return texts.say(`season.${whose}.${value < 0 ? 'less' : 'more'}`, { percent });
}

function originOf({ definition }: AnyIndicatorInput): NumberOrigin {
  return {
    indicator: definition.id,
    version: definition.version,
    definition: definitionText(definition, 'definition'),
    why: definitionText(definition, 'why'),
    caveats: definitionText(definition, 'caveats'),
    codeSets: codeSetsOfReported(definition),
  };
}
