import { type ChecklistDefinition, ITEM_KINDS, itemsOf } from '@smalspor/domain/visits';
import Type, { type Static } from 'typebox';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { DateSchema, IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';
import { type ReadDefinition, versionedDefinition } from '../reading/versioned-definition.ts';
import { readYaml, type YamlFile } from '../reading/yaml-file.ts';

const closed = { additionalProperties: false };
const Version = Type.Integer({ minimum: 1 });

const ITEM = Type.Object(
  {
    id: IdSchema,
    kind: Type.Enum([...ITEM_KINDS]),
    source: Type.Union([IdSchema, Type.Null()]),
    text: LocalisedSchema,
    help: Type.Union([LocalisedSchema, Type.Null()]),
  },
  closed,
);

const CHECKLIST = Type.Object(
  {
    id: IdSchema,
    version: Version,
    status: Type.Enum(['draft', 'preview', 'published', 'archived']),
    title: LocalisedSchema,
    intro: LocalisedSchema,
    sources: Type.Array(
      Type.Object(
        { id: IdSchema, title: Text, url: Type.String({ pattern: '^https://[^\\s"<>]+$' }) },
        closed,
      ),
      { minItems: 1 },
    ),
    sections: Type.Array(
      Type.Object({ id: IdSchema, title: LocalisedSchema, items: Type.Array(ITEM, { minItems: 1 }) }, closed),
      { minItems: 1 },
    ),
    changeLog: Type.Array(Type.Object({ version: Version, date: DateSchema, change: Text }, closed), {
      minItems: 1,
    }),
  },
  closed,
);
type ChecklistYaml = Static<typeof CHECKLIST>;

/**
 * Reads `content/checklists`, one definition in each file. `ID.yaml` holds what visits are planned with now; an earlier
 * version, which visits were made with, is kept as `ID@1.yaml`.
 */
export function readChecklists(
  files: readonly ContentFile[],
  report: Report,
): readonly ReadDefinition<ChecklistDefinition>[] {
  const seen = new Set<string>();
  return filesIn(files, 'checklists', '.yaml').flatMap((file) => {
    const yaml = readYaml(file, CHECKLIST, report);
    if (!yaml) return [];
    checkParts(yaml, report);
    return [versionedDefinition(yaml, 'checklists', seen, report)];
  });
}

function checkParts({ path, value, lineOf }: YamlFile<ChecklistYaml>, report: Report): void {
  const { sections, sources, changeLog, version } = value;
  const ids = [...sections.map(({ id }) => id), ...itemsOf(value).map(({ id }) => id)];
  for (const [index, section] of sections.entries()) {
    const place = ['sections', index] as const;
    if (ids.filter((id) => id === section.id).length > 1) {
      report(path, lineOf([...place, 'id']), `${section.id} names more than one part`);
    }
    for (const [at, item] of section.items.entries()) {
      const line = lineOf([...place, 'items', at, 'id']);
      if (ids.filter((id) => id === item.id).length > 1)
        report(path, line, `${item.id} names more than one part`);
      if (item.kind !== 'note' && item.source === null) report(path, line, `${item.id} needs a source`);
      if (item.source !== null && !sources.some(({ id }) => id === item.source)) {
        report(path, line, `there is no source ${item.source}`);
      }
    }
  }
  for (const [index, { id }] of sources.entries()) {
    if (sources.findIndex((each) => each.id === id) < index) {
      report(path, lineOf(['sources', index, 'id']), `the source ${id} stands twice`);
    }
  }
  if (!changeLog.some((entry) => entry.version === version)) {
    report(path, lineOf(['changeLog']), `the change log says nothing of version ${version}`);
  }
}
