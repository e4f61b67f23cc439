export * from './camera.ts';
export * from './frame.ts';
