import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Localised } from '@smalspor/domain/texts';
import { parse } from 'yaml';

export const MESSAGES_DIRECTORY = join(import.meta.dirname, '../../../content/messages');

/** The files whose texts the page has: its own, and of others the groups that it needs. */
export const PAGE_FILES: readonly {
  readonly name: string;
  readonly prefix: string;
  readonly group?: string;
}[] = [
  { name: 'web.yaml', prefix: '' },
  { name: 'goal.yaml', prefix: 'goal.' },
  { name: 'round.yaml', prefix: 'round.' },
  { name: 'roll-out.yaml', prefix: 'rollOut.' },
  { name: 'questionnaire.yaml', prefix: 'questionnaire.' },
  { name: 'event.yaml', prefix: 'event.' },
  { name: 'institution.yaml', prefix: 'institution.' },
  { name: 'teaching.yaml', prefix: 'teaching.' },
  { name: 'institution-goal.yaml', prefix: 'institutionGoal.', group: 'page' },
  { name: 'tool.yaml', prefix: 'tool.' },
  { name: 'visit.yaml', prefix: 'visit.' },
  { name: 'survey.yaml', prefix: 'survey.' },
  { name: 'institution-data.yaml', prefix: 'institutionData.' },
  { name: 'evaluation.yaml', prefix: 'evaluation.' },
  { name: 'explore-page.yaml', prefix: 'explorePage.' },
  { name: 'explore.yaml', prefix: 'explore.', group: 'refused' },
  { name: 'signal.yaml', prefix: 'signal.' },
  { name: 'national-goals.yaml', prefix: 'nationalGoals.' },
  { name: 'demo.yaml', prefix: 'demo.' },
  { name: 'certificate.yaml', prefix: 'certificate.', group: 'page' },
  { name: 'printing.yaml', prefix: 'printing.', group: 'page' },
  { name: 'group-report.yaml', prefix: 'groupReport.', group: 'page' },
  { name: 'delivery.yaml', prefix: 'delivery.', group: 'page' },
  { name: 'institution-report.yaml', prefix: 'institutionReport.', group: 'page' },
  ...['page', 'standing', 'bedDays', 'mandate', 'lack'].map((group) => ({
    name: 'institution-follow-up.yaml',
    prefix: 'followUp.',
    group,
  })),
  ...['page', 'kind', 'wardType', 'reason', 'counted'].map((group) => ({
    name: 'open-results.yaml',
    prefix: 'openResults.',
    group,
  })),
  { name: 'common.yaml', prefix: 'common.', group: 'noValue' },
];

type Node = Localised | { readonly [key: string]: Node };

function flatten(prefix: string, node: Node): [string, Localised][] {
  if ('nb' in node && typeof node.nb === 'string') return [[prefix, node as Localised]];
  return Object.entries(node).flatMap(([key, child]) =>
    flatten(prefix === '' || prefix.endsWith('.') ? `${prefix}${key}` : `${prefix}.${key}`, child),
  );
}

/** Every text of the page by its key. Read when the page is built, never in a browser. */
export function readPageMessages(): Readonly<Record<string, Localised>> {
  return Object.fromEntries(
    PAGE_FILES.flatMap(({ name, prefix, group }) => {
      const content = parse(readFileSync(join(MESSAGES_DIRECTORY, name), 'utf8'));
      return group === undefined ? flatten(prefix, content) : flatten(`${prefix}${group}`, content[group]);
    }),
  );
}
