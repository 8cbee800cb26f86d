import { OPEN_BASE } from '@smalspor/contract/operations';
import type { AnyDefinition, MeasureWords, ReportWords } from '@smalspor/domain/fhir-measures';
import { countedUnits, openReason } from '@smalspor/domain/open-results';
import { fillMessage, inEachLanguage, type Localised } from '@smalspor/domain/texts';
import { type CountedWords, countedWords, type OpenContent } from '../open-results/index.ts';

type Words = Pick<OpenContent, 'messages' | 'codeSets'>;

/** What a Measure says in words, from the definition and the same sentences as the page about the indicator. */
export function measureWords(
  content: Words,
  base: string,
  definition: AnyDefinition,
  scale: string,
  unit: Localised,
): MeasureWords {
  return {
    unit,
    counted: {
      numerator: asSentence(countedWords(content, definition.numerator)),
      denominator: asSentence(countedWords(content, definition.denominator)),
    },
    calculation: fillMessage(content.messages, `open-results.calculation.${scale}`),
    subject: fillMessage(content.messages, 'open-results.fhir.subject'),
    definedAt: new URL(`${OPEN_BASE}/indicators/${definition.id}`, base).href,
  };
}

export function reportWords(
  { messages }: Pick<Words, 'messages'>,
  definition: AnyDefinition,
  unit: Localised,
): ReportWords {
  const units = countedUnits(definition);
  return {
    unit,
    countedUnits: {
      numerator: fillMessage(messages, `open-results.counted.${units.numerator}`),
      denominator: fillMessage(messages, `open-results.counted.${units.denominator}`),
    },
    synthetic: fillMessage(messages, 'open-results.page.synthetic'),
    reason: (reason) => fillMessage(messages, `open-results.reason.${openReason(reason)}`),
  };
}

export function wardWords({ messages }: Pick<Words, 'messages'>, wardType: string): Localised {
  return fillMessage(messages, `open-results.wardType.${wardType}`);
}

function asSentence({ text, limits }: CountedWords): Localised {
  return inEachLanguage((language) => [text, ...limits].map((part) => part[language]).join('. '));
}

/** Whoever reports: the service that counted. */
export const SMALSPOR = { type: 'Organization', name: inEachLanguage(() => 'Smalspor') } as const;
