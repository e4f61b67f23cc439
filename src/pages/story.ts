import { startStory } from './start.ts';

await startStory();
