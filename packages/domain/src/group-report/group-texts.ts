import { type ReportTexts, textsOver } from '../reports/index.ts';
import type { Messages } from '../texts/index.ts';

/** The texts of reports in the group's voice: those of `group-report.yaml` come before those that speak to one doctor. */
export function groupTexts(messages: Messages): ReportTexts {
  return textsOver(messages, 'group-report');
}
