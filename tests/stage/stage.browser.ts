import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  type LonLat,
  type Viewport,
  breakpointOf,
  frameProjector,
  safeBox,
  stagePoint,
} from '../../src/projection/index.ts';
import { paper } from '../support/theme.ts';
import { Theatre, looks, above, colorAt, stateOf, until } from './theatre.ts';

const light = paper.light.ground;

const viewport: Viewport = { width: 390, height: 600 };
const { belarus } = looks;
const minsk: LonLat = [27.56, 53.9];
const baltic: LonLat = [19.8, 56];

let theatre: Theatre | undefined;
afterEach(() => {
  theatre?.close();
  theatre = undefined;
});

function pixel(at: LonLat, camera = belarus): [number, number] {
  const breakpoint = breakpointOf(viewport);
  const point = frameProjector('globe', camera, breakpoint)(at);
  if (!point) throw new Error('not in view');
  return stagePoint(safeBox(breakpoint, viewport), point);
}

describe('the stage', () => {
  it('paints the states that it is given, and nothing else', async () => {
    theatre = new Theatre('globe', viewport);
    const plain = await theatre.picture(belarus);
    expect(theatre.ready).toBe(1);
    expect(colorAt(plain, ...pixel(minsk))).toBe(light.land);
    expect(colorAt(plain, ...pixel(baltic))).toBe(light.sea);

    const lit = await theatre.picture(belarus, { 'lit:BY': 1 });
    expect(colorAt(lit, ...pixel(minsk))).toBe(light.lit);
    const half = await theatre.picture(belarus, { 'lit:BY': 0.5 });
    expect(colorAt(half, ...pixel(minsk))).not.toBe(light.lit);
    expect(colorAt(half, ...pixel(minsk))).not.toBe(light.land);

    // By way of elsewhere and back.
    await theatre.picture(looks.america, { 'shade:NATO': 1 });
    expect(await theatre.picture(belarus, { 'lit:BY': 1 })).toEqual(lit);
    expect(theatre.ready).toBe(1);
  });

  it('leaves the space around the globe transparent', async () => {
    theatre = new Theatre('globe', viewport);
    const picture = await theatre.picture(looks.africa);
    expect(colorAt(picture, 5, 595)).toBe('');
    expect(colorAt(picture, ...pixel([20, 15], looks.africa))).toBe(light.land);
  });

  it('has land from the first frame of a leap on', async () => {
    const seen: string[] = [];
    theatre = new Theatre('globe', viewport, {
      onRender: () => {
        const canvas = theatre?.container.querySelector('canvas');
        const gl = canvas?.getContext('webgl2');
        if (!canvas || !gl || !leapt) return;
        const [x, y] = pixel(minsk).map((value) => (value * canvas.width) / viewport.width);
        const bytes = new Uint8Array(4);
        gl.readPixels(x ?? 0, canvas.height - (y ?? 0), 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
        seen.push(`#${[...bytes.slice(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
      },
    });
    let leapt = false;
    theatre.stage.show(stateOf('globe', above([-100, 40], 1), viewport));
    await until(() => theatre?.stage.settled() === true);
    leapt = true;
    theatre.stage.show(stateOf('globe', belarus, viewport));
    await until(() => theatre?.stage.settled() === true);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set([light.land]));
  });

  it('hides its canvas from assistive technology and from the keyboard', () => {
    theatre = new Theatre('mercator', viewport);
    const canvas = theatre.container.querySelector('canvas');
    expect(canvas?.getAttribute('aria-hidden')).toBe('true');
    expect(canvas?.hasAttribute('tabindex')).toBe(false);
    expect(canvas?.hasAttribute('role')).toBe(false);
    expect(theatre.container.textContent).toBe('');
  });

  it('lets the page scroll under a wheel over it', async () => {
    await page.viewport(390, 600);
    theatre = new Theatre('mercator', viewport);
    await theatre.picture(belarus);
    theatre.container.style.position = 'fixed';
    const tall = document.createElement('div');
    tall.style.height = '5000px';
    document.body.append(tall);
    await userEvent.wheel(theatre.container, { delta: { y: 300 } });
    await until(() => window.scrollY > 0);
    expect(window.scrollY).toBeGreaterThan(100);
    tall.remove();
  });

  it('tells once when the WebGL context is lost for good', async () => {
    let failures = 0;
    theatre = new Theatre('mercator', viewport, { onFail: () => failures++ });
    await theatre.picture(belarus);
    theatre.container.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    await until(() => failures > 0);
    expect(theatre.stage.settled()).toBe(false);
    expect(failures).toBe(1);
  });

  it('comes back when the WebGL context does', async () => {
    theatre = new Theatre('mercator', viewport);
    const before = await theatre.picture(belarus, { 'shade:NATO': 1 });
    const lost = theatre.container.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    lost?.loseContext();
    await until(() => theatre?.stage.settled() === false);
    setTimeout(() => lost?.restoreContext(), 50);
    await until(() => theatre?.stage.settled() === true);
    expect(theatre.failure).toBeUndefined();
    expect(await theatre.picture(belarus, { 'shade:NATO': 1 })).toEqual(before);
  });

  it('tells that there is no WebGL instead of throwing', async () => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
      return args[0] === 'webgl2' ? null : Reflect.apply(getContext, this, args);
    } as typeof getContext;
    try {
      theatre = new Theatre('mercator', viewport);
      await until(() => theatre?.failure !== undefined);
      expect(theatre.failure?.name).toBe('GPUInitializationError');
    } finally {
      HTMLCanvasElement.prototype.getContext = getContext;
    }
  });
});
