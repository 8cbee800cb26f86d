import { createGeography } from '@smalspor/domain/organisation';
import { formatMonth, toMonth } from '@smalspor/domain/time';
import type {
  Column,
  ColumnType,
  DocumentFormat,
  LakeTable,
  RegisterFileFormat,
  RegistersPerMonth,
  SemicolonFormat,
} from '../formats/format.ts';
import { columnProblems } from '../row-problems.ts';
import { setProblems } from '../set-problems.ts';

const NOTE = (file: string) =>
  `<!-- Generated from packages/warehouse/src/ingest/formats/${file} by packages/warehouse/src/ingest/docs/command.ts: change the descriptor, not this page. -->`;

const REGISTERS_TEXT: Readonly<Record<RegistersPerMonth, readonly string[]>> = {
  one: [
    'Radene summeres, så en måned kan bare komme fra ett register: det samme under et annet navn avvises.',
    'Rows add up, so a month can come from one register only: the same months under another name are refused.',
  ],
  several: [
    'Flere registre kan levere de samme månedene ved siden av hverandre.',
    'Several registers may deliver the same months side by side.',
  ],
};

/** The pages name the problems; nobody looks for them. */
const NOWHERE = createGeography({
  municipalities: [],
  counties: [],
  healthRegions: [],
  changes: [],
  population: [],
});

/** A page about one format, in Markdown, from its descriptor alone. */
export function formatPage(format: RegisterFileFormat): string {
  const parts = [
    NOTE(`${format.id}.ts`),
    `# ${format.name.nb} / ${format.name.en}`,
    `\`${format.id}\`, version ${format.version}. How files are written, declared and refused: [README](README.md).`,
    format.about.nb,
    format.about.en,
    ...REGISTERS_TEXT[format.registersPerMonth],
    ...(format.kind === 'semicolon' ? semicolonParts(format) : documentParts(format)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function semicolonParts(format: SemicolonFormat): readonly string[] {
  const { columns, lake } = format;
  const names = columns.map(({ name }) => name);
  const problems = [...columnProblems(format), ...format.checks, ...setProblems(format, names, NOWHERE, [])];
  return [
    '## Kolonner / Columns',
    table(
      ['Column', 'Value', 'Required', 'Bokmål', 'English', 'Example'],
      columns.map((column) => [
        `\`${column.name}\``,
        valueText(column),
        column.required ? 'yes' : 'no',
        column.about.nb,
        column.about.en,
        `\`${column.example}\``,
      ]),
    ),
    'A column that is not required may be left out of the file. The order of the columns is free.',
    '## Eksempel / Example',
    [
      '```',
      declarationExample(format),
      names.join(';'),
      columns.map(({ example }) => example).join(';'),
      '```',
    ].join('\n'),
    '## Avviste linjer / Refused rows',
    table(
      ['Column', 'Code', 'Bokmål', 'English'],
      problems.map(({ column, code, reason }) => [
        column === null ? '' : `\`${column}\``,
        `\`${code}\``,
        reason.nb,
        reason.en,
      ]),
    ),
    '## I lageret / In the lake',
    ...(lake === null
      ? ['The rows are stored in the database, and never in the lake.']
      : [lakeText(lake), lakeTable(lake)]),
    `Plain figures about a delivery: ${Object.keys(format.quality)
      .map((name) => `\`${name}\``)
      .join(', ')}.`,
  ];
}

function documentParts(format: DocumentFormat): readonly string[] {
  return [
    '## Felter / Fields',
    table(
      ['Field', 'Required', 'Bokmål', 'English'],
      format.fields.map(({ path, required, about }) => [
        `\`${path}\``,
        required ? 'yes' : 'no',
        about.nb,
        about.en,
      ]),
    ),
    '## I lageret / In the lake',
    ...format.lake.flatMap((lake) => [lakeText(lake), lakeTable(lake)]),
  ];
}

function lakeText(lake: LakeTable): string {
  const file =
    typeof lake.file === 'string' ? `\`${lake.file}\`` : `one file for each \`${lake.file.partition}\``;
  return `Parquet, ${file}, sorted by ${lake.orderBy.map((column) => `\`${column}\``).join(', ')}.`;
}

function lakeTable(lake: LakeTable): string {
  return table(
    ['Column', 'Type', 'Bokmål', 'English'],
    lake.columns.map(({ name, type, about }) => [`\`${name}\``, type, about.nb, about.en]),
  );
}

function declarationExample({ id, version }: SemicolonFormat): string {
  const period = `${formatMonth(toMonth(2019, 1))}/${formatMonth(toMonth(2019, 12))}`;
  return `#smalspor;format=${id};version=${version};register=LMR;period=${period};sequence=1;synthetic=yes`;
}

function valueText({ type }: Column): string {
  switch (type.kind) {
    case 'text':
      return `text, at most ${type.maxLength} characters`;
    case 'choice':
      return type.values.map((value) => `\`${value}\``).join(' or ');
    case 'whole':
      return `whole number, ${type.from}–${type.to}`;
    case 'hundredths':
      return `number with at most two decimals, ${type.from}–${type.to}`;
    case 'decimal':
      return `number, ${type.from}–${type.to}`;
    default:
      return PLAIN_VALUES[type.kind];
  }
}

const PLAIN_VALUES: Readonly<
  Record<Exclude<ColumnType['kind'], 'text' | 'choice' | 'whole' | 'hundredths' | 'decimal'>, string>
> = {
  flag: '`1` or `0`',
  date: 'date, `YYYY-MM-DD`',
  month: 'month, `YYYY-MM`',
  municipality: 'municipality code, four digits',
  prescriber: 'HPR number, 7–9 digits; replaced by an internal number',
  organisation: 'organisation number, nine digits with a right check digit',
  atc: 'ATC code, seven characters',
  diagnosis: 'code, at most eight characters',
  rowNumber: 'text, at most 128 characters; replaced by a number without meaning',
  pseudonym: 'text, at most 128 characters; replaced by a keyed pseudonym',
};

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
