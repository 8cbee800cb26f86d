import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import type { Content } from '../loading/load-content.ts';
import { codeSetsPage } from './code-sets-page.ts';
import { GENERATED, indicatorPage, institutionIndicatorPage } from './indicator-page.ts';
import { markdownTable } from './markdown-table.ts';

/** The pages of `docs/indicators` by file name. */
export function generateDocs({
  indicators,
  institutionIndicators,
  codeSets,
}: Content): ReadonlyMap<string, string> {
  const pages = [
    ...indicators.map((definition) => [`${definition.id}.md`, indicatorPage(definition)] as const),
    ...institutionIndicators.map(
      (definition) => [`${definition.id}.md`, institutionIndicatorPage(definition)] as const,
    ),
  ];
  return new Map([
    ['README.md', indexPage(indicators, institutionIndicators)],
    ['code-sets.md', codeSetsPage(codeSets.values())],
    ...pages,
  ]);
}

function indexPage(
  indicators: readonly IndicatorDefinition[],
  institutionIndicators: readonly InstitutionIndicator[],
): string {
  const table = markdownTable([
    ['Indicator', 'Id', 'Version', 'Status', 'Setting', 'Kind'],
    ...indicators.map(({ id, version, status, setting, kind, texts }) => [
      `[${texts.en.short}](${id}.md)`,
      `\`${id}\``,
      String(version),
      status,
      setting,
      kind,
    ]),
    ...institutionIndicators.map(({ id, version, status, kind, texts }) => [
      `[${texts.en.name}](${id}.md)`,
      `\`${id}\``,
      String(version),
      status,
      'institutions',
      kind,
    ]),
  ]);
  return `${GENERATED}

# Indicators

Each indicator is one file in \`content/indicators\`, those of institutions in \`content/institution-indicators\`; the lists of codes that it counts are [code sets](code-sets.md).

${table}

## Changing an indicator

A published definition never changes: \`content/indicators/published.lock\` holds a checksum of every published version with
its texts and codes, and the content does not load when one differs. To change an indicator, raise \`version\`, tell what is
new in \`changeLog\`, and add the version to the lock:

    npm run smalspor -- content lock

Drafts and previews are not locked. Afterwards write these pages anew:

    node_modules/.bin/node packages/content/src/docs/command.ts

## A site's own files

A directory of the same layout can be laid over \`content/\`. A file there takes the place of the shipped file with the same
path: configurable code sets, substances with licensed DDDs, annotations, messages and new indicators. A code set that a
source fixes cannot be replaced, and a shipped indicator only by a new version of it. The site's published indicators are
locked in its own directory:

    npm run smalspor -- content lock --directory DIRECTORY
`;
}
