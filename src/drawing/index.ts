export * from './drawing.ts';
export * from './figure.ts';
export * from './labelStyle.ts';
