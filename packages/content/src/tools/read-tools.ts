import type { Course } from '@smalspor/domain/courses';
import { type PrintableTool, TOOL_ITEMS, TOOL_KINDS } from '@smalspor/domain/tools';
import Type, { type Static } from 'typebox';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';
import { readYaml, type YamlFile } from '../reading/yaml-file.ts';
import { lessonFaults } from './lesson-link.ts';

const FOLDER = 'tools';
const closed = { additionalProperties: false };

const SECTION = Type.Object(
  {
    title: LocalisedSchema,
    text: LocalisedSchema,
    sources: Type.Array(IdSchema, { minItems: 1 }),
    items: Type.Array(Type.Object({ kind: Type.Enum([...TOOL_ITEMS]), text: LocalisedSchema }, closed)),
  },
  closed,
);

/** The shape of a file in `content/tools`; the meaning of each key is told by `PrintableTool`. */
const TOOL = Type.Object(
  {
    id: IdSchema,
    version: Type.Integer({ minimum: 1 }),
    status: Type.Enum(['preview', 'published']),
    kind: Type.Enum([...TOOL_KINDS]),
    title: LocalisedSchema,
    lead: LocalisedSchema,
    course: IdSchema,
    lesson: IdSchema,
    fields: Type.Array(LocalisedSchema),
    sections: Type.Array(SECTION, { minItems: 1 }),
    sources: Type.Record(
      IdSchema,
      Type.Object(
        { citation: Text, url: Type.Union([Type.String({ pattern: '^https://' }), Type.Null()]) },
        closed,
      ),
      closed,
    ),
  },
  closed,
);

type Tool = Static<typeof TOOL>;

/** Reads `content/tools`, one printable tool in each file, in the order of the file names. */
export function readTools(
  files: readonly ContentFile[],
  courses: readonly Course[],
  report: Report,
): readonly PrintableTool[] {
  return filesIn(files, FOLDER, '.yaml').flatMap((file) => {
    const yaml = readYaml(file, TOOL, report);
    if (!yaml) return [];
    const { sources, ...tool } = yaml.value;
    if (file.path !== `${FOLDER}/${tool.id}.yaml`) {
      report(file.path, yaml.lineOf(['id']), `the file of ${tool.id} must be called ${tool.id}.yaml`);
    }
    checkSources(yaml, report);
    for (const { part, fault } of lessonFaults(yaml.value, files, courses)) {
      report(yaml.path, yaml.lineOf([part]), fault);
    }
    return [{ ...tool, sources: new Map(Object.entries(sources)) }];
  });
}

/** Every section has sources that are there, and no source stands for nothing. */
function checkSources({ path, value, lineOf }: YamlFile<Tool>, report: Report): void {
  const used = new Set<string>();
  for (const [index, { sources }] of value.sections.entries()) {
    for (const source of sources) {
      used.add(source);
      if (!(source in value.sources)) {
        report(path, lineOf(['sections', index, 'sources']), `there is no source ${source}`);
      }
    }
  }
  for (const source of Object.keys(value.sources)) {
    if (!used.has(source)) report(path, lineOf(['sources', source]), `no section names the source ${source}`);
  }
}
