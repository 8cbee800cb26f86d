import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { reportedIndicator } from '@smalspor/domain/institution-report';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { countedUnits } from '@smalspor/domain/open-results';
import { Refusal } from '@smalspor/domain/refusal';
import {
  definitionText,
  type ReportedIndicator,
  reportTexts,
  textsOver,
  unitOf,
} from '@smalspor/domain/reports';
import type { House } from '../house/house.ts';
import type { OpenRelease } from './open-release.ts';

/** An indicator that is told to everyone. */
export type OpenDefinition =
  | { readonly kind: 'area'; readonly definition: IndicatorDefinition }
  | { readonly kind: 'institution'; readonly definition: InstitutionIndicator };

export type OpenContent = Pick<
  House['content'],
  'indicators' | 'institutionIndicators' | 'codeSets' | 'geography' | 'messages' | 'version'
>;

/** What is measured in a release and was written for readers: drafts and what is laid aside are left out. */
export function openDefinitions(content: OpenContent, { reader }: OpenRelease): readonly OpenDefinition[] {
  const { manifest, institutions } = reader;
  const measured = new Set(manifest.cellColumns.map(({ indicator }) => indicator));
  const isWritten = ({ status }: { readonly status: string }) =>
    status === 'published' || status === 'preview';
  // Figures of residents are in no doctor's cells; they are known by the content that the release was measured with.
  const isMeasured = ({ id, setting }: IndicatorDefinition) =>
    measured.has(id) || (setting === 'residents' && content.version === manifest.contentVersion);
  return [
    ...content.indicators
      .filter((definition) => isWritten(definition) && isMeasured(definition))
      .map((definition) => ({ kind: 'area', definition }) as const),
    ...content.institutionIndicators
      .filter((definition) => isWritten(definition) && institutions?.indicators.includes(definition.id))
      .map((definition) => ({ kind: 'institution', definition }) as const),
  ];
}

/** @throws Refusal `not-found` for what the release does not tell of */
export function demandDefinition(content: OpenContent, release: OpenRelease, id: string): OpenDefinition {
  const found = openDefinitions(content, release).find(({ definition }) => definition.id === id);
  if (found) return found;
  throw new Refusal('not-found', 'The release has no such indicator: ask for the list of indicators.');
}

/** The indicator as pictures and sentences read it. */
export function asReported({ kind, definition }: OpenDefinition): ReportedIndicator {
  return kind === 'area' ? definition : reportedIndicator(definition);
}

/** What lists say of an indicator. */
export function describeOpenIndicator(content: OpenContent, open: OpenDefinition) {
  const { definition } = open;
  const reported = asReported(open);
  const units = countedUnits(definition);
  const texts =
    open.kind === 'institution'
      ? textsOver(content.messages, 'institution-report')
      : reportTexts(content.messages);
  return {
    id: definition.id,
    version: definition.version,
    status: definition.status === 'preview' ? ('preview' as const) : ('published' as const),
    setting: open.kind === 'institution' ? ('institution' as const) : open.definition.setting,
    scale: reported.scale,
    direction: definition.direction,
    name: definitionText(definition, 'name'),
    short: definitionText(definition, 'short'),
    unit: unitOf(reported, texts),
    numeratorUnit: units.numerator,
    denominatorUnit: units.denominator,
  };
}
