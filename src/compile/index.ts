export * from './compiled.ts';
export type { TextWidth } from './candidates.ts';
export { compileStory, type BasemapInput, type CompileResult, type StoryInput } from './compile.ts';
export { hiddenIn, visibilityProblems, type Hidden } from './visibility.ts';
export { themeProblems, type ThemeColours } from './lint/contrast.ts';
export { referencesOf } from './lint/unused.ts';
export type { Download } from './download.ts';
export type { ImageSize, Media } from './media.ts';
