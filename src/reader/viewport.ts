import { directionOf } from '../drawing/index.ts';
import { breakpointNames, type Viewport } from '../projection/index.ts';

/**
 * How a stage is seen. Its stylesheet decides on the breakpoint, so that card and camera cannot disagree, whatever a
 * frame makes of the viewport.
 * @param visible an element as high as what is visible of it
 */
export function viewportOf(stage: HTMLElement, visible: HTMLElement, locale: string): Viewport {
  const name = getComputedStyle(stage).getPropertyValue('--breakpoint').trim();
  const breakpoint = breakpointNames.find((each) => each === name);
  return {
    width: stage.clientWidth,
    height: visible.offsetHeight,
    stageHeight: stage.clientHeight,
    direction: directionOf(locale),
    ...(breakpoint ? { breakpoint } : {}),
  };
}
