import type { CodeSet } from '@smalspor/domain/indicators';
import { LANGUAGES } from '@smalspor/domain/texts';
import { GENERATED } from './indicator-page.ts';

/** One page with all code sets; each has its id as heading, so that it can be linked to. */
export function codeSetsPage(codeSets: Iterable<CodeSet>): string {
  const sections = [...codeSets].map(codeSetSection);
  const intro =
    'A code stands for all codes that begin with it. Sets marked as configurable are fixed by no source: a site may put its ' +
    'own file of the same name in its content overlay.';
  return [GENERATED, '# Code sets', intro, ...sections].join('\n\n').concat('\n');
}

function codeSetSection(set: CodeSet): string {
  const codes = set.selections.map(({ system, include, exclude }) => {
    const without = exclude.length > 0 ? `, without ${exclude.join(', ')}` : '';
    return `- ${system}: ${include.join(', ')}${without}`;
  });
  const title = LANGUAGES.map((language) => set.title[language]).join(' · ');
  const note = set.note ? [LANGUAGES.map((language) => `- ${set.note?.[language]}`).join('\n')] : [];
  return [
    `## ${set.id}`,
    `${title}. Version ${set.version}${set.configurable ? ', configurable' : ''}.`,
    codes.join('\n'),
    `Source: ${set.source} (${set.sourceDate}).`,
    ...note,
  ].join('\n\n');
}
