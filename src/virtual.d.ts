declare module 'virtual:meetlint/frames.css';
declare module 'virtual:meetlint/fonts.css';
