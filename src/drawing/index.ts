export * from './drawing.ts';
export * from './labelStyle.ts';
