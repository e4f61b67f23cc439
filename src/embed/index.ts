export { openFrame, type Frame, type FramedStory } from './frame.ts';
