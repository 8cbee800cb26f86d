import { fileURLToPath } from 'node:url';
import type { Course } from '@smalspor/domain/courses';
import type { InstitutionMeasure, PracticeMeasure } from '@smalspor/domain/goals';
import type { Annotation, CodeSet, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { FollowUpSettings } from '@smalspor/domain/institution-follow-up';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import type { Medicines } from '@smalspor/domain/medicines';
import type { NationalGoal, ReferenceSeries } from '@smalspor/domain/national-goals';
import type { Centrality, Geography } from '@smalspor/domain/organisation';
import type { ProgrammeDefinition } from '@smalspor/domain/programmes';
import type { QuestionnaireDefinition } from '@smalspor/domain/questionnaires';
import type { SignalRules } from '@smalspor/domain/signals';
import type { SurveyDefinition } from '@smalspor/domain/surveys';
import type { Messages } from '@smalspor/domain/texts';
import type { PrintableTool } from '@smalspor/domain/tools';
import type { ChecklistDefinition } from '@smalspor/domain/visits';
import { lockablesOf } from '../lock/lockables.ts';
import { checkLock, checkNothingLost } from '../lock/published-lock.ts';
import { type ContentProblem, contentRefusal, type Report } from '../reading/content-problem.ts';
import { readLayers } from './read-layers.ts';

/** The content that the product ships. */
export const CONTENT_DIRECTORY = fileURLToPath(new URL('../../../../content', import.meta.url));

export interface Content {
  /** SHA-256 over all content files, for the release manifest. */
  readonly version: string;
  readonly indicators: readonly IndicatorDefinition[];
  readonly institutionIndicators: readonly InstitutionIndicator[];
  readonly codeSets: ReadonlyMap<string, CodeSet>;
  readonly medicines: Medicines;
  readonly geography: Geography;
  /** How central municipalities are. */
  readonly centrality: Centrality;
  readonly programmes: readonly ProgrammeDefinition[];
  readonly questionnaires: readonly QuestionnaireDefinition[];
  /** What is looked at on visits to institutions. */
  readonly checklists: readonly ChecklistDefinition[];
  /** What is asked in point-prevalence surveys of institutions. */
  readonly surveys: readonly SurveyDefinition[];
  readonly courses: readonly Course[];
  /** What a doctor can do differently, in the order of the catalogue. */
  readonly measures: readonly PracticeMeasure[];
  /** What an institution can do differently, in the order of the catalogue. */
  readonly institutionMeasures: readonly InstitutionMeasure[];
  /** How institutions are followed up. */
  readonly institutionFollowUp: FollowUpSettings;
  /** Sheets of paper that wards work with, by id. */
  readonly tools: readonly PrintableTool[];
  /** The goals of the national action plan, in its order. */
  readonly nationalGoals: readonly NationalGoal[];
  /** Series that a statistics bank publishes. */
  readonly referenceSeries: readonly ReferenceSeries[];
  /** By month. */
  readonly annotations: readonly Annotation[];
  /** What is watched in each release, and how unusual it must be. */
  readonly signals: SignalRules;
  /** By `namespace.key`. */
  readonly messages: Messages;
}

/**
 * Reads all content. Files in `overlay`, a directory of the same layout, take the place of files with the same path; code
 * sets only where the product says that they are configurable.
 * @throws Refusal `content-invalid` that lists every problem with its file and line.
 */
export function loadContent(directory: string = CONTENT_DIRECTORY, overlay: string | null = null): Content {
  const problems: ContentProblem[] = [];
  const report: Report = (file, line, message) => problems.push({ file, line, message });
  const { content, lock, lockedSets } = readLayers(directory, overlay, report);
  // After another fault the lock could only complain of its consequences.
  if (problems.length === 0) {
    const lockables = lockablesOf(content, lockedSets);
    checkLock(lockables, lock, report);
    checkNothingLost(lockables, lock, report);
  }
  if (problems.length > 0) throw contentRefusal(problems);
  return {
    ...content,
    indicators: content.indicators.map((indicator) => indicator.definition),
    programmes: content.programmes.map((programme) => programme.definition),
    questionnaires: content.questionnaires.map((questionnaire) => questionnaire.definition),
    checklists: content.checklists.map((checklist) => checklist.definition),
    surveys: content.surveys.map((survey) => survey.definition),
  };
}
