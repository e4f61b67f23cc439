declare module 'virtual:meetlint/frames.css';
