import { Type } from 'typebox';
import { COURSE_SETTINGS } from './course-settings.ts';
import { DELIVERY_SETTINGS } from './delivery-settings.ts';
import { DISCLOSURE_SETTINGS } from './disclosure-settings.ts';
import { LMDI_SETTINGS } from './lmdi-settings.ts';
import { LOG_IN_SETTINGS } from './log-in-group.ts';
import { MAP_SETTINGS } from './map-settings.ts';
import { OPEN_RESULT_SETTINGS } from './open-result-settings.ts';
import { type SettingTable, setting, type ValuesOf } from './setting.ts';
import { STATISTICS_SETTINGS } from './statistics-settings.ts';

const Port = Type.Integer({ minimum: 0, maximum: 65_535 });
const Text = Type.String({ minLength: 1 });
const OptionalText = Type.Union([Text, Type.Null()]);
const Url = Type.String({ pattern: '^https?://[^\\s/]+(/\\S*)?$' });
const OptionalUrl = Type.Union([Url, Type.Null()]);
const Count = Type.Integer({ minimum: 1 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
/** Months or days that something is kept; `null` keeps it for ever. */
const Kept = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]);

/** Everything that can be set, in one place. `docs/operations/configuration.md` is made from it. */
export const SETTINGS = {
  server: {
    host: setting(Text, {
      default: 'localhost',
      unit: null,
      description: 'The address to listen on; `0.0.0.0` for all of a container’s.',
    }),
    port: setting(Port, {
      default: 3000,
      unit: null,
      description: 'The port to listen on; 0 takes any free one.',
    }),
    publicUrl: setting(OptionalUrl, {
      default: null,
      unit: null,
      description:
        'The address that browsers use, for cookies and the log-in. Without it `http://localhost` and the port.',
    }),
    behindProxy: setting(Type.Boolean(), {
      default: false,
      unit: null,
      description:
        'A proxy in front sets `X-Forwarded-For` and `X-Forwarded-Proto`, and nobody can reach the server past it.',
    }),
    requestsPerMinute: setting(Count, {
      default: 600,
      unit: 'requests per minute and address',
      description: 'More are refused with status 429.',
    }),
    maximumUploadBytes: setting(Count, {
      default: 10_000_000_000,
      unit: 'bytes',
      description: 'The largest register file that the page accepts. The command line has no such limit.',
    }),
  },
  database: {
    url: setting(Type.Union([Type.String({ pattern: '^postgres(ql)?://' }), Type.Null()]), {
      default: null,
      unit: null,
      variable: 'DATABASE_URL',
      secret: true,
      description:
        'An operated PostgreSQL, 15 or later. Without it the server that comes with Smalspor runs under the home.',
    }),
    poolSize: setting(Count, {
      default: 10,
      unit: 'connections',
      description: 'Connections for queries; jobs have four of their own.',
    }),
  },
  logIn: LOG_IN_SETTINGS,
  content: {
    directory: setting(OptionalText, {
      default: null,
      unit: null,
      description:
        'A directory with the site’s own content, laid out like the product’s: its files take the place of those with the same path.',
    }),
  },
  import: {
    maxRejectShare: setting(Share, {
      default: 0.01,
      unit: 'share of the rows',
      description: 'A file with a larger share of bad rows is refused whole.',
    }),
    maxLineBytes: setting(Count, {
      default: 65_536,
      unit: 'bytes',
      description: 'A longer line is a bad file, not a bad row.',
    }),
  },
  deliveries: DELIVERY_SETTINGS,
  lmdi: LMDI_SETTINGS,
  warehouse: {
    memoryLimit: setting(Type.String({ pattern: '^\\d+(MB|GB)$' }), {
      default: '2GB',
      unit: null,
      description: 'What DuckDB may use; the process can reach twice this.',
    }),
    threads: setting(Type.Union([Count, Type.Null()]), {
      default: null,
      unit: 'threads',
      description: 'Without it all cores of the machine.',
    }),
  },
  disclosure: DISCLOSURE_SETTINGS,
  release: {
    dddIndexYear: setting(Type.Integer({ minimum: 2012, maximum: 2100 }), {
      default: 2026,
      unit: 'year',
      description: 'The year whose defined daily doses count for the whole series.',
    }),
    declarationsRestMinutes: setting(Type.Integer({ minimum: 0, maximum: 1440 }), {
      default: 15,
      unit: 'minutes',
      description:
        'When nobody has declared a list length for so long, a release with those declared is published; in the night in any case.',
    }),
  },
  map: MAP_SETTINGS,
  openResults: OPEN_RESULT_SETTINGS,
  statistics: STATISTICS_SETTINGS,
  institutions: {
    assumedOccupancy: setting(Type.Union([Share, Type.Null()]), {
      default: null,
      unit: 'share of the beds',
      description:
        'Where an institution’s bed days are unknown, beds × days × this stand in, marked as estimated. Without it there is no figure.',
    }),
  },
  reports: {
    pdfWorkers: setting(Count, {
      default: 2,
      unit: 'threads',
      description: 'Threads that render PDF files.',
    }),
  },
  retention: {
    dispensingsMonths: setting(Kept, {
      default: null,
      unit: 'months',
      description: 'Dispensings older than this are deleted, and the releases that hold them are withdrawn.',
    }),
    gpListsMonths: setting(Kept, {
      default: null,
      unit: 'months',
      description: 'Month-end lists, declared lists and groups.',
    }),
    institutionsMonths: setting(Kept, {
      default: null,
      unit: 'months',
      description:
        'What institutions bought, bed days and closed wards older than this are deleted, and the releases that hold them are withdrawn.',
    }),
    goalsMonths: setting(Kept, {
      default: 36,
      unit: 'months',
      description:
        'Doctors’ goals with their changes and notes, from the day they were closed; from the day they were to be reached, where nobody closed them and nothing was written since.',
    }),
    surveyAnswersMonths: setting(Kept, {
      default: 60,
      unit: 'months',
      description:
        'What institutions answered in point-prevalence surveys, from the day the survey was closed; what was told of areas stays.',
    }),
    eventEvaluationsMonths: setting(Kept, {
      default: 36,
      unit: 'months',
      description:
        'What is told of conferences and other events by those who were there, from the last day for answers. Single answers, and who gave some, are deleted the night after that day.',
    }),
    signalsMonths: setting(Kept, {
      default: 36,
      unit: 'months',
      description:
        'What stood out in the figures of doctors and areas, from when it last stood in a release; links that stop digests, from when they were written.',
    }),
    institutionWorkMonths: setting(Kept, {
      default: 60,
      unit: 'months',
      description:
        'Goals of institutions with their changes and notes, by the rule of doctors’ goals, and occasions of teaching from the day they were held. Five years show what became of several years’ work.',
    }),
    remindersMonths: setting(Kept, {
      default: 24,
      unit: 'months',
      description:
        'Which institution was reminded of what it lacks, and which contact the letter went to; longer where the latest letter still holds the next one back.',
    }),
    quarantineDays: setting(Kept, {
      default: 90,
      unit: 'days',
      description: 'Bad rows as they were delivered, encrypted.',
    }),
    rejectsDays: setting(Kept, {
      default: 365,
      unit: 'days',
      description: 'Why rows were refused, with masked values.',
    }),
    uploadsDays: setting(Kept, {
      default: 1,
      unit: 'days',
      description: 'Files received over the page, after their import.',
    }),
    sessionsDays: setting(Kept, { default: 30, unit: 'days', description: 'Ended sessions.' }),
    mailDays: setting(Kept, {
      default: 90,
      unit: 'days',
      description: 'Letters and statements about courses that were sent or put aside.',
    }),
    idempotencyKeysDays: setting(Type.Integer({ minimum: 1 }), {
      default: 7,
      unit: 'days',
      description: 'How long a repeated write gets the stored answer.',
    }),
  },
  mail: {
    server: setting(Type.Union([Type.String({ pattern: '^smtps?://\\S+$' }), Type.Null()]), {
      default: null,
      unit: null,
      secret: true,
      description:
        'The mail server, with name and password: `smtps://name:password@mail.example.no`. Without it no mail leaves the house; a home with invented data shows its letters on a page.',
    }),
    from: setting(Type.String({ pattern: '^[^\\s@]+@[^\\s@]+$' }), {
      default: 'smalspor@localhost',
      unit: null,
      description: 'The address that letters come from.',
    }),
    attempts: setting(Count, {
      default: 60,
      unit: 'attempts',
      description:
        'A letter is put aside after so many; the first follow each other by minutes, the later ones by an hour.',
    }),
  },
  courses: COURSE_SETTINGS,
  logging: {
    level: setting(
      Type.Union([
        Type.Literal('fatal'),
        Type.Literal('error'),
        Type.Literal('warn'),
        Type.Literal('info'),
        Type.Literal('debug'),
        Type.Literal('silent'),
      ]),
      { default: 'info', unit: null, description: 'The least important lines that are written.' },
    ),
    unknownFields: setting(Type.Union([Type.Literal('drop'), Type.Literal('throw')]), {
      default: 'drop',
      unit: null,
      description: 'What happens to a field that is not on the list of what a log line may hold.',
    }),
  },
} as const satisfies SettingTable;

export type SettingValues = ValuesOf<typeof SETTINGS>;
