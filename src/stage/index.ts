export { createStage, type Stage, type StageOptions } from './stage.ts';
