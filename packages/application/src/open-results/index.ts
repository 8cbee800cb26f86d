export { csvOfIndicator, downloadOpenDictionary, excelOfIndicator } from './download-open-values.ts';
export { describeOpenAreas } from './list-open-areas.ts';
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
export { type OpenReader, type OpenRelease, openReleaseForAll } from './open-release.ts';
export { describeOpenValue, type OpenValue, openFigures } from './open-values.ts';
export { describeIndicatorPage } from './read-open-indicator.ts';
export { openResults } from './read-open-programme.ts';
