export { follow, type Following, type FollowOptions, type Port } from './follow.ts';
export { knotsOf, positionAmong, toRest, type Knot, type ReadingLine, type SectionBox } from './position.ts';
