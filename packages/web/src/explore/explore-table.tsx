import { valueText } from '@smalspor/charts/drawing';
import { formatNumber, formatRange } from '@smalspor/domain/texts';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type ExploreView, indexOfEnd, type Point, periodText, reasonText } from './explore-words.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly point: Point;
}

/** The figures themselves: everyone at the chosen time, and the first unit over time. */
export function ExploreTable({ view }: { readonly view: ExploreView }) {
  const pen = useTexts();
  const { t, l } = pen;
  const { state, series, lines, ends } = view;
  const at = indexOfEnd(view);
  const end = ends[at];
  const period = end === undefined ? '' : periodText(state.period, end, pen);
  const now = [...series, ...lines].flatMap(({ unit, points }): Row[] => {
    const point = points[at];
    return point === undefined ? [] : [{ id: `${unit.level}-${unit.id}`, name: l(unit.name), point }];
  });
  const shown = new Set(now.map(({ id }) => id));
  const others = (view.variation?.units ?? []).flatMap(({ unit, point }): Row[] => {
    const id = `${unit.level}-${unit.id}`;
    return shown.has(id) ? [] : [{ id, name: l(unit.name), point }];
  });
  const [first] = series;
  return (
    <>
      <Figures
        view={view}
        caption={t('explorePage.table.at', { name: l(view.indicator.name), period })}
        head={t('explorePage.table.unit')}
        rows={[...now, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))]}
      />
      {first && (
        <Figures
          view={view}
          caption={t('explorePage.table.over', { name: l(view.indicator.name), unit: l(first.unit.name) })}
          head={t(`explorePage.endOf.${state.period}`)}
          rows={first.points
            .map((point) => ({ id: point.end, name: periodText(state.period, point.end, pen), point }))
            .reverse()}
        />
      )}
    </>
  );
}

interface FiguresProps {
  readonly view: ExploreView;
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly Row[];
}

function Figures({ view, caption, head, rows }: FiguresProps) {
  const pen = useTexts();
  const { t, l, language } = pen;
  const { indicator } = view;
  const count = (value: number | null) =>
    value === null ? '' : formatNumber(value, Number.isInteger(value) ? 0 : 1, language);
  return (
    <WideTable label={caption}>
      <table className="figures explore-table">
        <caption>
          {caption} ({l(indicator.unit)})
        </caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {(['value', 'interval', 'numerator', 'denominator'] as const).map((column) => (
              <th key={column} scope="col" data-numeric>
                {t(`explorePage.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, point }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {point.value === null ? (
                <td colSpan={4}>{reasonText(point.reason, pen)}</td>
              ) : (
                <>
                  <td data-numeric>{valueText(point.value, indicator, language)}</td>
                  <td data-numeric>
                    {point.low !== null && point.high !== null
                      ? formatRange(point.low, point.high, indicator.decimals, language)
                      : ''}
                  </td>
                  <td data-numeric>{count(point.numerator)}</td>
                  <td data-numeric>{count(point.denominator)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
