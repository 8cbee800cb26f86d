import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReportBody } from '@smalspor/domain/reports';
import type { Localised } from '@smalspor/domain/texts';
import { useTexts } from '../texts/language-provider.tsx';
import { Fold } from './fold.tsx';

/** What to talk about in the meeting: common reasons, questions from the data, and what to write down. */
export function ForTheGroup({ report }: { readonly report: ReportBody }) {
  const { l } = useTexts();
  const { words, reasons, questions, plan, offList } = report;
  return (
    <Fold title={l(words.group)}>
      <Sentences heading={words.reasons} sentences={reasons} />
      {offList && (
        <>
          <Heading level={3} data-size="2xs">
            {l(words.offList)}
          </Heading>
          <Paragraph>{l(offList)}</Paragraph>
        </>
      )}
      <Sentences heading={words.questions} sentences={questions} />
      <Sentences heading={words.plan} sentences={plan} />
      <p className="quiet">{l(words.planHelp)}</p>
    </Fold>
  );
}

interface SentencesProps {
  readonly heading: Localised;
  readonly sentences: readonly Localised[];
}

function Sentences({ heading, sentences }: SentencesProps) {
  const { l } = useTexts();
  if (sentences.length === 0) return null;
  return (
    <>
      <Heading level={3} data-size="2xs">
        {l(heading)}
      </Heading>
      <ul className="sentences">
        {sentences.map((sentence) => (
          <li key={sentence.nb}>{l(sentence)}</li>
        ))}
      </ul>
    </>
  );
}
