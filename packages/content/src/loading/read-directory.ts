import type { Course } from '@smalspor/domain/courses';
import type { InstitutionMeasure, PracticeMeasure } from '@smalspor/domain/goals';
import type { Annotation, CodeSet, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { FollowUpSettings } from '@smalspor/domain/institution-follow-up';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import type { Medicines } from '@smalspor/domain/medicines';
import type { NationalGoal, ReferenceSeries } from '@smalspor/domain/national-goals';
import type { Centrality, Geography } from '@smalspor/domain/organisation';
import type { SignalRules } from '@smalspor/domain/signals';
import type { SurveyDefinition } from '@smalspor/domain/surveys';
import type { Messages } from '@smalspor/domain/texts';
import type { PrintableTool } from '@smalspor/domain/tools';
import type { ChecklistDefinition } from '@smalspor/domain/visits';
import { readAnnotations } from '../annotations/read-annotations.ts';
import { readChecklists } from '../checklists/read-checklists.ts';
import { readCodeSets } from '../code-sets/read-code-sets.ts';
import { readCourses } from '../courses/read-courses.ts';
import { readDiagnosisCodes } from '../diagnoses/read-diagnosis-codes.ts';
import { readCentrality } from '../geography/read-centrality.ts';
import { readGeography } from '../geography/read-geography.ts';
import { type ReadIndicator, readIndicators } from '../indicators/read-indicators.ts';
import { readFollowUpSettings } from '../institution-follow-up/read-follow-up-settings.ts';
import { readInstitutionIndicators } from '../institutions/read-institution-indicators.ts';
import { readInstitutionMeasures } from '../measures/read-institution-measures.ts';
import { readMeasures } from '../measures/read-measures.ts';
import { readMedicines } from '../medicines/read-medicines.ts';
import { readMessages } from '../messages/read-messages.ts';
import { readNationalGoals } from '../national-goals/read-national-goals.ts';
import { readReferenceSeries } from '../national-goals/read-reference-series.ts';
import { type ReadProgramme, readProgrammes } from '../programmes/read-programmes.ts';
import { readUnitKinds } from '../programmes/read-unit-kinds.ts';
import { type ReadQuestionnaire, readQuestionnaires } from '../questionnaires/read-questionnaires.ts';
import { type ContentFile, contentVersion, filesIn, readContentFiles } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import type { ReadDefinition } from '../reading/versioned-definition.ts';
import { readSignalRules } from '../signals/read-signal-rules.ts';
import { readSurveys } from '../surveys/read-surveys.ts';
import { readTools } from '../tools/read-tools.ts';

/** Everything that the files say, before the lock is looked at. */
export interface DirectoryContent {
  readonly version: string;
  readonly indicators: readonly ReadIndicator[];
  readonly institutionIndicators: readonly InstitutionIndicator[];
  readonly codeSets: ReadonlyMap<string, CodeSet>;
  readonly medicines: Medicines;
  readonly geography: Geography;
  readonly centrality: Centrality;
  readonly programmes: readonly ReadProgramme[];
  readonly questionnaires: readonly ReadQuestionnaire[];
  readonly checklists: readonly ReadDefinition<ChecklistDefinition>[];
  readonly surveys: readonly ReadDefinition<SurveyDefinition>[];
  readonly courses: readonly Course[];
  readonly measures: readonly PracticeMeasure[];
  readonly institutionMeasures: readonly InstitutionMeasure[];
  readonly institutionFollowUp: FollowUpSettings;
  readonly tools: readonly PrintableTool[];
  readonly annotations: readonly Annotation[];
  readonly nationalGoals: readonly NationalGoal[];
  readonly referenceSeries: readonly ReferenceSeries[];
  /** What is watched in each release. */
  readonly signals: SignalRules;
  readonly messages: Messages;
}

/** Reads and checks a content directory with its overlay. Goes on after a fault, so that all faults are reported. */
export function readDirectory(directory: string, overlay: string | null, report: Report): DirectoryContent {
  const files = readContentFiles(directory, overlay);
  const medicines = readMedicines(files, report);
  const known = { medicines, diagnoses: readDiagnosisCodes(files, report) };
  const codeSets = readCodeSets(files, known, report);
  const geography = readGeography(files, report);
  const indicators = readIndicators(files, codeSets, report);
  const named = indicatorsByFile(files, indicators);
  const unitKinds = readUnitKinds(files, report);
  const institutionIndicators = readInstitutionIndicators(files, codeSets, report);
  const programmes = readProgrammes(
    files,
    {
      unitKinds,
      geography,
      indicators: named,
      institutionIndicators: new Set(institutionIndicators.map(({ id }) => id)),
    },
    report,
  );
  const courses = readCourses(files, programmes, report);
  const referenceSeries = readReferenceSeries(files, named, report);
  const tools = readTools(files, courses, report);
  return {
    version: contentVersion(files),
    indicators,
    institutionIndicators,
    codeSets,
    medicines,
    geography,
    centrality: readCentrality(files, geography, report),
    programmes,
    questionnaires: readQuestionnaires(files, report),
    courses,
    checklists: readChecklists(files, report),
    surveys: readSurveys(files, medicines, report),
    measures: readMeasures(files, { indicators: named, programmes }, report),
    institutionMeasures: readInstitutionMeasures(
      files,
      { indicators: institutionIndicators, courses, tools },
      report,
    ),
    institutionFollowUp: readFollowUpSettings(files, report),
    tools,
    annotations: readAnnotations(files, geography, report),
    nationalGoals: readNationalGoals(files, referenceSeries, named, report),
    referenceSeries,
    signals: readSignalRules(files, named, institutionIndicators, report),
    messages: readMessages(files, report),
  };
}

function indicatorsByFile(
  files: readonly ContentFile[],
  indicators: readonly ReadIndicator[],
): ReadonlyMap<string, IndicatorDefinition | null> {
  const read = new Map(indicators.map(({ file, definition }) => [file, definition]));
  return new Map(
    filesIn(files, 'indicators', '.yaml').map(({ path }) => [
      path.slice('indicators/'.length, -'.yaml'.length),
      read.get(path) ?? null,
    ]),
  );
}
