import { Button, Checkbox, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay, formatMonthShort } from '@smalspor/domain/texts';
import { useState } from 'react';
import { Link } from 'react-router';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { Choice, FollowedRow, Sort } from './choose-rows.ts';

interface Props {
  readonly rows: readonly FollowedRow[];
  readonly kinds: OutputOf<'listFollowedInstitutions'>['kinds'];
  readonly choice: Choice;
  readonly change: (choice: Choice) => void;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
}

/** Rows that are drawn at once; a whole country of them makes a slow page. */
const AT_ONCE = 100;

const HEADS: readonly (readonly [Sort | null, string])[] = [
  ['name', 'followUp.page.institution'],
  ['standing', 'followUp.page.standing'],
  ['sales', 'followUp.page.sales'],
  ['bedDays', 'followUp.page.bedDays'],
  ['oddities', 'followUp.page.oddities'],
  [null, 'followUp.page.mandate'],
  [null, 'followUp.page.lacks'],
  ['reminded', 'followUp.page.reminded'],
];

/** The institutions with what has been delivered about each. */
export function FollowedTable({ rows, kinds, choice, change, chosen, choose }: Props) {
  const { t } = useTexts();
  const [count, setCount] = useState(AT_ONCE);
  return (
    <>
      <WideTable label={t('followUp.page.data')}>
        <table className="figures data-table">
          <caption className="unseen">{t('followUp.page.data')}</caption>
          <thead>
            <tr>
              {HEADS.map(([sort, text]) =>
                sort === null ? (
                  <th key={text} scope="col">
                    {t(text)}
                  </th>
                ) : (
                  <SortHead key={text} sort={sort} text={t(text)} choice={choice} change={change} />
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, count).map((row) => (
              <Row key={row.organisation} row={row} kinds={kinds} chosen={chosen} choose={choose} />
            ))}
          </tbody>
        </table>
      </WideTable>
      {rows.length > count && (
        <div className="table-end">
          <Button variant="secondary" data-size="sm" onClick={() => setCount(count + AT_ONCE)}>
            {t('followUp.page.more')}
          </Button>
        </div>
      )}
    </>
  );
}

interface SortProps extends Pick<Props, 'choice' | 'change'> {
  readonly sort: Sort;
  readonly text: string;
}

function SortHead({ sort, text, choice, change }: SortProps) {
  const { t } = useTexts();
  const isOwn = choice.sort === sort;
  const order = choice.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isOwn ? order : 'none'}>
      <button
        type="button"
        className="sort-button"
        title={t('followUp.page.sortBy', { column: text })}
        onClick={() => change({ ...choice, sort, isDescending: isOwn && !choice.isDescending })}
      >
        {text}
        <span aria-hidden="true">{isOwn ? (choice.isDescending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

function Row({
  row,
  kinds,
  chosen,
  choose,
}: { readonly row: FollowedRow } & Pick<Props, 'kinds' | 'chosen' | 'choose'>) {
  const { t, l, language } = useTexts();
  const { organisation, name, municipality, standing, phase, contact, data, lacks, reminder, remindedOn } =
    row;
  const kind = kinds.find(({ id }) => id === row.kind);
  const month = (text: string | null | undefined) => (text ? formatMonthShort(text, language) : '–');
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(organisation)) next.add(organisation);
    choose(next);
  };
  return (
    <tr>
      <th scope="row">
        <span className="offered-group">
          <span className="followed-name">
            {reminder === 'ready' && (
              <Checkbox
                className="no-print"
                aria-label={`${t('followUp.page.remind')} ${name}`}
                checked={chosen.has(organisation)}
                onChange={toggle}
              />
            )}
            <Link to={`/institution/${organisation}`}>{name}</Link>
          </span>
          <span className="quiet">
            {municipality} · {kind && l(kind.name)}
          </span>
          <span className="quiet">
            {contact === null ? t('followUp.page.noContact') : t('followUp.page.contact', { name: contact })}
          </span>
        </span>
      </th>
      <td>
        {t(`followUp.standing.${standing}`)}
        {phase && <span className="block quiet">{l(phase)}</span>}
      </td>
      <td className="nowrap">{month(data?.lastSales)}</td>
      <td>
        <span className="nowrap">{month(data?.lastBedDays)}</span>
        {data && data.bedDays !== 'told' && (
          <span className="block quiet">{t(`followUp.bedDays.${data.bedDays}`)}</span>
        )}
      </td>
      <td>{data?.openOddities ?? '–'}</td>
      <td>{data ? t(`followUp.mandate.${data.mandate}`) : '–'}</td>
      <td>
        <span className="followed-lacks">
          {lacks.map((lack) => (
            <Tag key={lack} data-color="neutral" data-size="sm">
              {t(`followUp.lack.${lack}`)}
            </Tag>
          ))}
        </span>
      </td>
      <td className="nowrap">{remindedOn === null ? '–' : formatDay(remindedOn, language)}</td>
    </tr>
  );
}
