export { follow, type Following, type FollowOptions, type Port } from './follow.ts';
export { positionOf, toRest, type ReadingLine, type SectionBox } from './position.ts';
