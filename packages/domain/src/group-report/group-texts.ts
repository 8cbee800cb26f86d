import { type ReportTexts, reportTexts } from '../reports/index.ts';
import { fillMessage, inEachLanguage, type Messages } from '../texts/index.ts';

/** The texts of reports in the group's voice: those of `group-report.yaml` come before those that speak to one doctor. */
export function groupTexts(messages: Messages): ReportTexts {
  const common = reportTexts(messages);
  const own = (key: string) => `group-report.${key}`;
  return {
    say: (key, values = {}) => {
      if (!messages.has(own(key))) return common.say(key, values);
      const text = fillMessage(messages, own(key), values);
      return inEachLanguage((language) => text[language].replace(/ {2,}/g, ' ').trim());
    },
    has: (key) => messages.has(own(key)) || common.has(key),
  };
}
