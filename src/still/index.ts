export { still, stillDocument, type StillOptions } from './still.ts';
