/**
 * Gets the page ready for paper when the browser is about to print it: pictures that were never scrolled to are loaded,
 * and the story's address is written at its end, where the build did not know it.
 * @returns its undoing
 */
export function readyForPrint(): () => void {
  const prepare = () => {
    // Chromium loads what is lazy and waits for it, but not for what ceases to be lazy before it begins to print.
    setTimeout(() => {
      for (const image of document.querySelectorAll<HTMLImageElement>('img[loading="lazy"]')) image.loading = 'eager';
    });
    const address = document.querySelector('.address');
    if (address && !address.textContent) address.textContent = location.origin + location.pathname;
  };
  addEventListener('beforeprint', prepare);
  return () => removeEventListener('beforeprint', prepare);
}
