import type { GroupReportModel } from '@smalspor/domain/group-report';
import {
  changeScreen,
  comparisonScreen,
  messageScreens,
  type Screen,
  textScreen,
} from '../screen/screen.tsx';

/** The report as screens for a meeting: what it is, three sentences, a picture each, the questions. Nobody's name. */
export function screensOf(report: GroupReportModel): readonly Screen[] {
  const { words, withheld, replaced, messages, figures, changes, questions } = report;
  const notices = [withheld?.text, replaced].filter((text) => text != null);
  return [
    {
      key: 'title',
      title: report.title,
      content: (say) => (
        <>
          <p className="screen-sentence">{report.unitName}</p>
          <p className="screen-more">{[say(report.period.label), report.area].filter(Boolean).join(' · ')}</p>
        </>
      ),
    },
    ...notices.map((text, index) => textScreen(`notice-${index}`, report.title, text)),
    ...messageScreens(messages, words.keyMessages),
    ...figures.map(comparisonScreen),
    ...changes.map(changeScreen),
    ...questions.map((text, index) => textScreen(`question-${index}`, words.questions, text)),
  ];
}
