import type { OutputOf } from '@smalspor/contract/operations';
import { STANDINGS } from '@smalspor/domain/institution-follow-up';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { CoverageBar } from './coverage-bar.tsx';

type View = OutputOf<'readInstitutionCoverage'>;
type Counts = Omit<View['all'], 'kinds'>;

interface Props {
  readonly title: string;
  /** What stands in the first column. */
  readonly first: string;
  readonly aim: View['aim'];
  readonly rows: readonly { readonly id: string; readonly name: string; readonly counts: Counts }[];
}

/** How many take part in each of some areas or kinds, set against the aim. */
export function CoverageTable({ title, first, aim, rows }: Props) {
  const { t } = useTexts();
  return (
    <WideTable label={title}>
      <table className="figures data-table">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{t('followUp.page.share')}</th>
            <th scope="col" data-numeric>
              {t('followUp.page.takingPart')}
            </th>
            <th scope="col" data-numeric>
              {t('followUp.page.all')}
            </th>
            <th scope="col" data-numeric>
              {t('followUp.page.missing')}
            </th>
            {STANDINGS.map((standing) => (
              <th key={standing} scope="col" data-numeric>
                {t(`followUp.standing.${standing}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, counts }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <CoverageBar share={counts.share} aim={aim} />
              </td>
              <td data-numeric>{counts.takingPart}</td>
              <td data-numeric>{counts.all}</td>
              <td data-numeric>{counts.missing ?? '–'}</td>
              {STANDINGS.map((standing) => (
                <td key={standing} data-numeric>
                  {counts.standings[standing]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
