export { follow, type Following, type FollowOptions } from './follow.ts';
export { positionOf, toRest, type ReadingLine, type SectionBox } from './position.ts';
