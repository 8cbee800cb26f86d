export { csvOfIndicator, downloadOpenDictionary, excelOfIndicator } from './download-open-values.ts';
export { describeOpenAreas, NATION } from './list-open-areas.ts';
export { describeOpenRelease } from './list-open-releases.ts';
export { describeOpenValues } from './list-open-values.ts';
export { type CountedWords, countedWords } from './measure-words.ts';
export {
  describeOpenIndicator,
  type OpenContent,
  type OpenDefinition,
  openDefinitions,
} from './open-definitions.ts';
export { describeDictionary } from './open-dictionary.ts';
export { type OpenReader, type OpenRelease, openReleaseForAll, refuseOtherRelease } from './open-release.ts';
export { describeOpenValue, type OpenValue, openFigures, rounded } from './open-values.ts';
export { describeIndicatorPage } from './read-open-indicator.ts';
export { openResults } from './read-open-programme.ts';
