export * from './build.ts';
export * from './serve.ts';
