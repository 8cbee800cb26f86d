import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import {
  changeScreen,
  comparisonScreen,
  messageScreens,
  placeScreen,
  type Screen,
  textScreen,
  trendScreen,
} from '../screen/screen.tsx';

/** The report for the ward's meeting: what it is, three sentences, the main pictures, the questions, what to write down. */
export function institutionScreens(report: InstitutionReportModel): readonly Screen[] {
  const { words, institution, correction, messages, headline, change, places, trends, standing } = report;
  return [
    {
      key: 'title',
      title: report.title,
      content: (say) => (
        <>
          <p className="screen-sentence">{institution.name}</p>
          <p className="screen-more">
            {say(institution.typeName)} · {say(report.period.label)}
          </p>
          {standing && <p className="screen-more">{say(standing)}</p>}
        </>
      ),
    },
    ...(correction ? [textScreen('correction', words.corrected, correction)] : []),
    ...messageScreens(messages, words.keyMessages),
    ...change.slice(0, MAIN).map(changeScreen),
    ...headline.map(comparisonScreen),
    ...places.slice(0, 1).map(placeScreen),
    ...trends.slice(0, 1).map(trendScreen),
    ...report.questions.map((text, index) => textScreen(`question-${index}`, words.questions, text)),
    ...report.plan.map((text, index) => textScreen(`plan-${index}`, words.plan, text)),
  ];
}

/** As many changes as sentences: the others stand in the report. */
const MAIN = 3;
