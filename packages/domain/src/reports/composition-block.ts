import type { Estimate } from '../indicators/index.ts';
import { formatPercent, inEachLanguage, type Localised } from '../texts/index.ts';
import { type AnyIndicatorInput, COMPARATOR_LEVELS, type Figure } from './input.ts';
import { levelLabel } from './level-texts.ts';
import type { CompositionBlock, RowLevel } from './model.ts';
import type { ReportTexts } from './report-texts.ts';
import { definitionText } from './value-style.ts';

/**
 * All antibiotic prescriptions of each level by kind of agent, made from the shares that are shown anyway; what they do not
 * cover is «others». A level with one hidden part is hidden whole.
 * @returns `null` where the reader has none of the parts.
 */
export function compositionBlock(
  parts: readonly AnyIndicatorInput[],
  texts: ReportTexts,
): CompositionBlock | null {
  const [first] = parts;
  if (!first) return null;
  const levels = COMPARATOR_LEVELS.filter((level) => first.comparators[level] !== undefined);
  const rows = [
    rowOf(
      'own',
      parts.map((part) => part.own),
      texts,
    ),
    ...levels.map((level) =>
      rowOf(
        level,
        parts.map((part) => part.comparators[level] ?? HIDDEN),
        texts,
      ),
    ),
  ];
  return {
    id: 'composition',
    title: texts.say('composition.title'),
    parts: [
      ...parts.map(({ definition }) => ({ id: definition.id, label: definitionText(definition, 'short') })),
      { id: 'others', label: texts.say('composition.other') },
    ],
    rows,
    summary: summaryOf(first, rows[0]?.shares ?? null, texts),
  };
}

const HIDDEN: Figure = { estimate: { value: null, reason: 'suppressed' }, dispersion: 1 };

function rowOf(
  level: RowLevel,
  figures: readonly Figure[],
  texts: ReportTexts,
): CompositionBlock['rows'][number] {
  const whole = figures[0] ?? HIDDEN;
  const estimates = figures.map((figure) =>
    isOfSamePlaces(figure, whole) ? figure.estimate : HIDDEN.estimate,
  );
  const label = levelLabel(level, estimates.includes(HIDDEN.estimate) ? undefined : whole.restOf, texts);
  const shares: number[] = [];
  for (const estimate of estimates) {
    if (estimate.value === null)
      return { level, label, shares: null, note: texts.say(`note.${estimate.reason}`) };
    shares.push(estimate.value);
  }
  const rest = 100 - shares.reduce((sum, share) => sum + share, 0);
  return { level, label, shares: [...shares, Math.max(0, rest)], note: null };
}

/** Municipalities that are shown together are others for each part; shares of one whole have one denominator. */
function isOfSamePlaces({ estimate, restOf }: Figure, whole: Figure): boolean {
  if (restOf === undefined && whole.restOf === undefined) return true;
  const denominatorOf = (of: Estimate) => (of.value === null ? null : of.denominator);
  return restOf === whole.restOf && denominatorOf(estimate) === denominatorOf(whole.estimate);
}

function summaryOf(
  { definition }: AnyIndicatorInput,
  shares: readonly number[] | null,
  texts: ReportTexts,
): Localised {
  const share = shares?.[0];
  if (share === undefined) return texts.say('composition.missing');
  return texts.say('composition.own', {
    part: definitionText(definition, 'short'),
    own: inEachLanguage((language) => formatPercent(share, 0, language)),
  });
}
