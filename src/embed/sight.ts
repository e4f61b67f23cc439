/** What a host shows of a frame that is as tall as its content, CSS pixels from the frame's top. */
export interface Sight {
  top: number;
  bottom: number;
}

/** Height of a rung, CSS pixels; with a threshold per pixel every pixel of scrolling is noticed. */
const rungHeight = 100;
const thresholds = Array.from({ length: rungHeight + 1 }, (_, i) => i / rungHeight);

/**
 * Watches which part of the frame is visible, across origins and however the host scrolls: a ladder of observed
 * elements along the whole frame. Only the rungs at the edges of the view change, and they say to the pixel where.
 * (One tall element would say nothing while the view moves inside it.)
 */
export function watchSight(height: () => number, onSight: (sight: Sight) => void): { fit(): void; stop(): void } {
  const ladder = document.createElement('div');
  ladder.dataset['ladder'] = '';
  ladder.setAttribute('aria-hidden', 'true');
  document.body.append(ladder);
  const seen = new Map<Element, Sight>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRect } of entries) {
        if (isIntersecting && intersectionRect.height > 0) {
          seen.set(target, { top: intersectionRect.top, bottom: intersectionRect.bottom });
        } else seen.delete(target);
      }
      if (!seen.size) return;
      const all = [...seen.values()];
      onSight({ top: Math.min(...all.map(({ top }) => top)), bottom: Math.max(...all.map(({ bottom }) => bottom)) });
    },
    { threshold: thresholds },
  );
  return {
    fit() {
      const count = Math.floor(height() / rungHeight);
      while (ladder.childElementCount > count) {
        const rung = ladder.lastElementChild!;
        observer.unobserve(rung);
        seen.delete(rung);
        rung.remove();
      }
      while (ladder.childElementCount < count) {
        const rung = document.createElement('div');
        rung.style.height = `${rungHeight}px`;
        ladder.append(rung);
        observer.observe(rung);
      }
    },
    stop() {
      observer.disconnect();
      ladder.remove();
    },
  };
}
