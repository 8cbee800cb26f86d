import { Paragraph } from '@digdir/designsystemet-react';
import { AreaMap, areaMapTable, TileMap, tileMapTable } from '@smalspor/charts/geography';
import { SmallMultiples, smallMultiplesTable } from '@smalspor/charts/multiples';
import { CaterpillarChart, caterpillarTable, FunnelChart, funnelTable } from '@smalspor/charts/variation';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { areaMapBlock, mapBlock, multiplesBlock } from './county-blocks.ts';
import {
  type Choices,
  changeAddress,
  EXPLORE_VIEWS,
  type ExploreAddress,
  unitsOf,
  writeAddress,
} from './explore-address.ts';
import { ExploreFigure } from './explore-figure.tsx';
import { ExploreTable } from './explore-table.tsx';
import type { ExploreView } from './explore-words.ts';
import { PlacesLike } from './places-like.tsx';
import { TimeView } from './time-view.tsx';
import { caterpillarBlock, funnelBlock } from './variation-blocks.ts';

interface Props {
  readonly choices: Choices;
  readonly address: ExploreAddress;
  readonly view: ExploreView;
}

/** Fewer than these say nothing of how places differ. */
const LEAST_PLACES = 5;

/** The pictures of one choice, one at a time. */
export function ExploreViews(props: Props) {
  const { t } = useTexts();
  const { address } = props;
  return (
    <>
      <nav aria-label={t('explorePage.view.label')} className="no-print">
        <ul className="explore-menu plain-list">
          {EXPLORE_VIEWS.map((view) => (
            <li key={view}>
              <Link
                to={{ search: writeAddress({ ...address, view }).toString() }}
                aria-current={view === address.view ? 'page' : undefined}
              >
                {t(`explorePage.view.${view}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="explore-picture">{pictureOf(props)}</div>
      <PlacesLike view={props.view} />
    </>
  );
}

function pictureOf(props: Props): ReactNode {
  switch (props.address.view) {
    case 'time':
      return <TimeView {...props} />;
    case 'funnel':
    case 'ranked':
      return <VariationView {...props} />;
    case 'counties':
    case 'map':
      return <CountiesView {...props} />;
    case 'table':
      return <ExploreTable view={props.view} />;
  }
}

function VariationView({ choices, address, view }: Props) {
  const pen = useTexts();
  const { variation } = view;
  if (variation === null)
    return <Instead choices={choices} address={address} why="variation" level="countyNow" />;
  if (variation.population < LEAST_PLACES) {
    return <Paragraph>{pen.t('explorePage.funnel.tooFew')}</Paragraph>;
  }
  if (address.view === 'ranked') {
    const block = caterpillarBlock(view, variation, pen);
    if (block.bins.length === 0) return <Paragraph>{pen.t('explorePage.ranked.tooFew')}</Paragraph>;
    return <ExploreFigure view={view} block={block} chart={CaterpillarChart} table={caterpillarTable} />;
  }
  if (variation.units.length === 0) {
    return <Instead choices={choices} address={address} why="doctors" level="municipality" />;
  }
  return (
    <ExploreFigure
      view={view}
      block={funnelBlock(view, variation, pen)}
      chart={FunnelChart}
      table={funnelTable}
    />
  );
}

function CountiesView({ choices, address, view }: Props) {
  const pen = useTexts();
  if (view.counties.length === 0) {
    return <Instead choices={choices} address={address} why="counties" level="countyNow" />;
  }
  const own = [
    ...unitsOf(choices, address.level === 'county' ? 'county' : 'countyNow')
      .filter((unit) => unit.own)
      .map(({ id }) => id),
    ...(address.level === 'county' || address.level === 'countyNow' ? address.units : []),
  ];
  if (address.view === 'counties') {
    return (
      <ExploreFigure
        view={view}
        block={multiplesBlock(view, own, pen)}
        chart={SmallMultiples}
        table={smallMultiplesTable}
      />
    );
  }
  if (mapBlock(view, own, pen).tiles.length === 0) {
    return <Instead choices={choices} address={address} why="borders" level="countyNow" />;
  }
  return <MapView view={view} own={own} />;
}

/** Borders are of the counties of today: counties of other times, and sites without borders, have tiles. */
function MapView({ view, own }: { readonly view: ExploreView; readonly own: readonly string[] }) {
  const pen = useTexts();
  const borders = useApi('readExploreMap', {});
  if (borders.isPending) return <Loading />;
  if (borders.isError) return <ProblemPage error={borders.error} retry={borders.refetch} />;
  const { map } = borders.data;
  if (map === null || view.state.level === 'county') {
    return (
      <ExploreFigure view={view} block={mapBlock(view, own, pen)} chart={TileMap} table={tileMapTable} />
    );
  }
  return (
    <ExploreFigure
      view={view}
      block={areaMapBlock(view, map, own, pen)}
      chart={AreaMap}
      table={areaMapTable}
    />
  );
}

interface InsteadProps extends Omit<Props, 'view'> {
  readonly why: 'variation' | 'doctors' | 'counties' | 'borders';
  readonly level: 'countyNow' | 'municipality';
}

/** Why there is no such picture of what was chosen, and the way to one that there is. */
function Instead({ choices, address, why, level }: InsteadProps) {
  const { t } = useTexts();
  const indicator = choices.indicators.find(({ id }) => id === address.indicator);
  const hasLevel = indicator?.levels.some((one) => one.level === level) && level !== address.level;
  return (
    <Paragraph>
      {t(`explorePage.instead.${why}`)}{' '}
      {hasLevel && (
        <Link to={{ search: writeAddress(changeAddress(address, { level }, choices)).toString() }}>
          {t(`explorePage.instead.to.${level}`)}
        </Link>
      )}
    </Paragraph>
  );
}
