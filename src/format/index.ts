export { textIn, type Localised } from './complete.ts';
export { countryCodes } from './countries.ts';
export { spanOf } from './date.ts';
export { parseGeo, type GeoFeature, type GeoGeometry, type ParsedGeo } from './geo.ts';
export { defaultHouse, imprintIn, parseHouse, type House, type ParsedHouse } from './house.ts';
export { siteSchema, storySchema, themeSchema, wordsSchema } from './json-schema.ts';
export { nearest } from './nearest.ts';
export {
  distinctProblems,
  formatPath,
  formatProblem,
  formatValue,
  sortProblems,
  type JsonPath,
  type Locate,
  type Problem,
} from './problem.ts';
export { rules, type Rule, type RuleId } from './rules.ts';
export {
  parseStory,
  type BasemapLayer,
  type CountryGroup,
  type Dated,
  type Image,
  type Measure,
  type MeasureKind,
  type ParsedStory,
  type Person,
  type Quote,
  type Scene,
  type SceneMap,
  type Source,
  type Story,
  type StoryBasemap,
  type StoryClaim,
  type Text,
} from './story.ts';
export {
  englishWords,
  namesIn,
  parseWords,
  type PageWords,
  type ParsedWords,
  type Plural,
  type ShareWords,
  type Template,
  type Words,
} from './words.ts';
export { defaultTheme, parseTheme, type ParsedTheme, type Theme, type ThemeMode } from './theme.ts';
