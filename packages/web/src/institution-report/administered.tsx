import { Paragraph } from '@digdir/designsystemet-react';
import { administeredTable, ChartTable } from '@smalspor/charts/tables';
import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import { Fold } from '../reports/fold.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** What was given, beside what was bought, folded: another measure than the one that the report is about. */
export function Administered({
  block,
}: {
  readonly block: NonNullable<InstitutionReportModel['administered']>;
}) {
  const { l, language } = useTexts();
  return (
    <Fold title={l(block.title)}>
      <Paragraph>{l(block.text)}</Paragraph>
      {block.rows.length > 0 && <ChartTable table={administeredTable(block, language)} />}
    </Fold>
  );
}
