/**
 * Stands in where the page's modules cannot be had: in a sandbox without an origin, on a server that sends no
 * `Access-Control-Allow-Origin`. A classic script is loaded even there. It turns the page into the article that it is
 * without scripts, and goes on telling its height.
 */
import { announcer } from './heights.ts';
import { heightMessages, readAddress, readResizer, type Hearing } from './resizers.ts';
import { parseHostMessage, seal } from './protocol.ts';

function article(): void {
  document.documentElement.dataset['article'] = '';
  document.documentElement.dataset['map'] = 'still';
  if (parent === window) return;
  let host: Hearing = readAddress(location) ?? { protocol: 'any' };
  const heights = announcer((height) => {
    for (const message of heightMessages(height, innerWidth, host, location.href)) parent.postMessage(message, '*');
    parent.postMessage(seal({ type: 'height', height }), '*');
  });
  const announce = () => heights.announce(document.body.getBoundingClientRect().height, innerWidth);
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || parseHostMessage(data)) return;
    const hearing = readResizer(data);
    if (!hearing?.id || (host.protocol !== 'any' && host.protocol !== hearing.protocol)) return;
    const news = host.id !== hearing.id;
    host = hearing;
    if (news) heights.repeat();
  });
  const begin = () => {
    if (host.protocol === 'any') parent.postMessage('[iFrameResizerChild]Ready', '*');
    parent.postMessage(seal({ type: 'error', message: 'The scripts of the story may not run here' }), '*');
    announce();
    new ResizeObserver(announce).observe(document.body);
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
}

// Before anything is painted, so that a frame which is to be dark is never seen light.
const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;

addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement && target.type === 'module') article();
  },
  true,
);
