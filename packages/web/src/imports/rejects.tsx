import { Button, Paragraph, Skeleton, Table } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatNumber } from '@smalspor/domain/texts';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Problem } from '../frame/problem.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { Batch } from './batches.tsx';
import { OpenQuarantine } from './open-quarantine.tsx';

export type Reject = OutputOf<'listRejects'>['rejects'][number];

/** Rows that were refused, masked. Chosen rows can be opened from the quarantine, with a reason. */
export function Rejects({ batch }: { readonly batch: Batch }) {
  const { t, tCode, language } = useTexts();
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const answer = useApi('listRejects', { batchId: batch.id, page });

  const toggle = (key: string): void => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };

  return (
    <section aria-labelledby="rejects" className="section">
      <h2 id="rejects">{t('rejects.title')}</h2>
      {answer.isPending && <Skeleton variant="rectangle" height="6rem" />}
      {answer.isError && <Problem error={answer.error} retry={answer.refetch} />}
      {answer.data?.total === 0 && <Paragraph>{t('rejects.none')}</Paragraph>}
      {answer.data && answer.data.total > 0 && (
        <>
          <ul className="tally">
            {answer.data.byCode.map(({ code, rows }) => (
              <li key={code}>
                <strong>{formatNumber(rows, 0, language)}</strong> {tCode('reject', code)}
              </li>
            ))}
          </ul>
          <RejectTable rejects={answer.data.rejects} chosen={chosen} onToggle={toggle} />
          <div className="table-end">
            <OpenQuarantine
              batchId={batch.id}
              lines={answer.data.rejects.filter((row) => chosen.has(keyOf(row)))}
            />
            {answer.data.pages > 1 && <Pages page={page} pages={answer.data.pages} onChange={setPage} />}
          </div>
        </>
      )}
    </section>
  );
}

function keyOf({ file, line }: Reject): string {
  return `${file}:${line}`;
}

interface RejectTableProps {
  readonly rejects: readonly Reject[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

function RejectTable({ rejects, chosen, onToggle }: RejectTableProps) {
  const { t, tCode } = useTexts();
  return (
    <WideTable label={t('rejects.title')}>
      <Table className="data-table" data-color="neutral">
        <caption className="unseen">{t('rejects.title')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">
              <span className="unseen">{t('rejects.choose')}</span>
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('rejects.file')}</Table.HeaderCell>
            <Table.HeaderCell scope="col" data-numeric>
              {t('rejects.line')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('rejects.column')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('rejects.reason')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('rejects.value')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rejects.map((row) => (
            <Table.Row key={keyOf(row) + (row.column ?? '')}>
              <Table.Cell>
                <input
                  type="checkbox"
                  className="row-choice"
                  checked={chosen.has(keyOf(row))}
                  onChange={() => onToggle(keyOf(row))}
                  aria-label={t('rejects.chooseLine', { line: row.line })}
                />
              </Table.Cell>
              <Table.Cell>{row.file}</Table.Cell>
              <Table.Cell data-numeric>{row.line}</Table.Cell>
              <Table.Cell>{row.column && <code>{row.column}</code>}</Table.Cell>
              <Table.Cell>{tCode('reject', row.code, row.reason)}</Table.Cell>
              <Table.Cell>{row.maskedValue !== null && <code>{row.maskedValue}</code>}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </WideTable>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly onChange: (page: number) => void;
}

function Pages({ page, pages, onChange }: PagesProps) {
  const { t } = useTexts();
  return (
    <nav className="pages" aria-label={t('pages.label')}>
      <Button variant="tertiary" data-size="sm" disabled={page <= 1} onClick={() => onChange(page - 1)}>
        {t('pages.previous')}
      </Button>
      <span>{t('pages.where', { page, pages })}</span>
      <Button variant="tertiary" data-size="sm" disabled={page >= pages} onClick={() => onChange(page + 1)}>
        {t('pages.next')}
      </Button>
    </nav>
  );
}
