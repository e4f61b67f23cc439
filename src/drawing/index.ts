export { aidSizes, globeUnit } from './aids.ts';
export * from './direction.ts';
export * from './drawing.ts';
export * from './figure.ts';
export * from './labelStyle.ts';
export { toSvg, type Mark } from './mark.ts';
export { paint, type PaintOptions } from './paint.ts';
export { pagePalette, type Palette } from './palette.ts';
export { patch } from './patch.ts';
