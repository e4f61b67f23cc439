export * from './compiled.ts';
export type { TextWidth } from './candidates.ts';
export { compileStory, type BasemapInput, type CompileResult, type StoryInput } from './compile.ts';
export { hiddenIn, visibilityProblems, type Hidden } from './visibility.ts';
export type { Download } from './download.ts';
