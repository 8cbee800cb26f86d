import { definitionText, joinSentences, type ReportTexts } from '../reports/index.ts';
import { formatNumber, inEachLanguage } from '../texts/index.ts';
import type { InstitutionReportInput } from './input.ts';
import type { AdministeredBlock } from './model.ts';

/** The indicators that what was given is counted like. */
export const ADMINISTERED = ['institution-total', 'institution-methenamine'] as const;

/**
 * What was given per 100 bed days, beside what was bought in the same months. Figures only where the journal told of every month
 * and bed days are known: what nobody told of is not nothing.
 */
export function administeredBlock(
  { administered, indicators }: Pick<InstitutionReportInput, 'administered' | 'indicators'>,
  texts: ReportTexts,
): AdministeredBlock | null {
  if (administered === null) return null;
  const { toldMonths, months, ddd, doses, dosesWithoutDdd } = administered;
  const whole = (value: number) => inEachLanguage((language) => formatNumber(value, 0, language));
  const print = (value: number) => inEachLanguage((language) => formatNumber(value, 1, language));
  const found = ADMINISTERED.flatMap((id) => {
    const indicator = indicators.find(({ definition }) => definition.id === id);
    const [estimate, given] = [indicator?.own.estimate, ddd?.[id]];
    if (!indicator || given === undefined || !estimate || estimate.value === null) return [];
    const name = definitionText(indicator.definition, 'short');
    return [{ name, given: print((100 * given) / estimate.denominator), bought: print(estimate.value) }];
  });
  const known = { isWhole: toldMonths >= months, isDivided: ddd !== null, isRelated: found.length > 0 };
  const reasons = reasonsOf(known);
  return {
    title: texts.say('administered.title'),
    text: joinSentences([
      texts.say('administered.what'),
      ...reasons.map((reason) =>
        texts.say(`administered.${reason}`, { count: whole(toldMonths), months: whole(months) }),
      ),
      ...(dosesWithoutDdd > 0
        ? [texts.say('administered.withoutDdd', { count: whole(dosesWithoutDdd), doses: whole(doses) })]
        : []),
    ]),
    columns: [
      texts.say('unit.per100BedDays'),
      texts.say('administered.column.given'),
      texts.say('administered.column.bought'),
    ],
    rows: reasons.length > 0 ? [] : found,
  };
}

interface Known {
  readonly isWhole: boolean;
  readonly isDivided: boolean;
  readonly isRelated: boolean;
}

/** Why there are no figures, the first reason alone. */
function reasonsOf({ isWhole, isDivided, isRelated }: Known): readonly string[] {
  if (!isWhole) return ['someMonths'];
  if (!isDivided) return ['notDivided'];
  return isRelated ? [] : ['noBedDays'];
}
