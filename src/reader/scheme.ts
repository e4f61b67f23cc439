/** Whether the page is dark: as its host asked for, or else as the reader's system is. */
export function scheme(): 'light' | 'dark' {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return query().matches ? 'dark' : 'light';
}

/** Calls back whenever that changes while the page is open. */
export function onScheme(change: () => void): () => void {
  const wish = query();
  wish.addEventListener('change', change);
  return () => wish.removeEventListener('change', change);
}

function query(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}
