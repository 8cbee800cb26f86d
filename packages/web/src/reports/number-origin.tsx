import { Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { comparisonTable } from '@smalspor/charts/comparison';
import type { ComparisonBlock, ReportBody, RowLevel } from '@smalspor/domain/reports';
import { formatNumber, type Localised } from '@smalspor/domain/texts';
import { useRef } from 'react';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly block: ComparisonBlock;
  readonly report: ReportBody;
}

/** These rows come from other doctors' figures by a formula; nothing was counted for them alone. */
const COMPUTED: readonly RowLevel[] = ['benchmark', 'expected'];

/** «Why this number»: definition, reasons, caveats, counts behind each row, code sets, version and release. */
export function NumberOrigin({ block, report }: Props) {
  const { t, l } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const { origin } = block;
  const { words } = report;
  const headingId = `origin-${block.id}`;
  return (
    <>
      <button
        type="button"
        className="text-button"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {l(words.whyThisNumber)}
        <span className="unseen">: {l(block.title)}</span>
      </button>
      <Dialog
        ref={dialog}
        closedby="any"
        closeButton={t('frame.close')}
        aria-labelledby={headingId}
        className="origin"
      >
        <Dialog.Block>
          <Heading level={2} data-size="xs" id={headingId}>
            {l(block.title)}
          </Heading>
          <Part heading={words.definition} text={origin.definition} />
          <Part heading={words.whyItMatters} text={origin.why} />
          <Part heading={words.caveats} text={origin.caveats} />
          <Counts block={block} />
          <dl className="facts">
            <dt>{l(words.codeSets)}</dt>
            <dd>{origin.codeSets.join(', ')}</dd>
            <dt>{t('origin.definition')}</dt>
            <dd>{t('origin.version', { id: origin.indicator, version: origin.version })}</dd>
            <dt>{l(words.period)}</dt>
            <dd>{l(report.period.label)}</dd>
            <dt>{t('origin.release')}</dt>
            <dd>{report.release.id}</dd>
          </dl>
        </Dialog.Block>
      </Dialog>
    </>
  );
}

function Part({ heading, text }: { readonly heading: Localised; readonly text: Localised }) {
  const { l } = useTexts();
  return (
    <>
      <Heading level={3} data-size="2xs">
        {l(heading)}
      </Heading>
      <Paragraph>{l(text)}</Paragraph>
    </>
  );
}

/** Value, interval, numerator and denominator of every row, and why a row has none. */
function Counts({ block }: { readonly block: ComparisonBlock }) {
  const { t, l, language } = useTexts();
  const { columns, rows } = comparisonTable(block, language);
  return (
    <WideTable label={t('origin.counts')}>
      <table className="figures">
        <caption>{t('origin.counts')}</caption>
        <thead>
          <tr>
            <th scope="col">{columns[0]?.label}</th>
            <th scope="col" data-numeric>
              {columns[1]?.label}
            </th>
            <th scope="col" data-numeric>
              {columns[2]?.label}
            </th>
            <th scope="col" data-numeric>
              {t('origin.numerator')}
            </th>
            <th scope="col" data-numeric>
              {t('origin.denominator')}
            </th>
          </tr>
        </thead>
        <tbody>
          {block.rows.map(({ level, label, estimate, note }, index) => (
            <tr key={level}>
              <th scope="row">{l(label)}</th>
              {estimate.value === null ? (
                <td colSpan={4}>{note ? l(note) : t('origin.none')}</td>
              ) : (
                <>
                  <td data-numeric>{rows[index]?.cells[0]}</td>
                  <td data-numeric>{rows[index]?.cells[1]}</td>
                  {COMPUTED.includes(level) ? (
                    <td colSpan={2} data-numeric>
                      {t('origin.computed')}
                    </td>
                  ) : (
                    <>
                      <td data-numeric>{formatNumber(estimate.numerator, 0, language)}</td>
                      <td data-numeric>{formatNumber(estimate.denominator, 0, language)}</td>
                    </>
                  )}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
