import { downloadOpenDictionary, downloadOpenValues } from './download-open-values.ts';
import { listOpenAreas } from './list-open-areas.ts';
import { listOpenReleases, readOpenRelease } from './list-open-releases.ts';
import { listOpenValues } from './list-open-values.ts';
import { readOpenDictionary } from './open-dictionary.ts';
import { listOpenIndicators, readOpenIndicator } from './read-open-indicator.ts';
import { listOpenProgrammes, readOpenProgramme } from './read-open-programme.ts';

/** What the contract’s operations about open results do. */
export const operations = {
  listOpenReleases,
  readOpenRelease,
  listOpenIndicators,
  readOpenIndicator,
  listOpenAreas,
  listOpenValues,
  downloadOpenValues,
  readOpenDictionary,
  downloadOpenDictionary,
  listOpenProgrammes,
  readOpenProgramme,
};
