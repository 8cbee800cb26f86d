import {
  answerQuestionnaire,
  listQuestionnaires,
  readQuestionnaire,
  skipQuestionnaire,
} from './answer-questionnaires.ts';
import { readSatisfaction } from './read-satisfaction.ts';

/** What the contract’s operations about questionnaires do. */
export const operations = {
  listQuestionnaires,
  readQuestionnaire,
  answerQuestionnaire,
  skipQuestionnaire,
  readSatisfaction,
};
