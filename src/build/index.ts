export * from './build.ts';
export * from './plugin.ts';
export * from './serve.ts';
