/** Host pages, each with the resizer of one newsroom around a story's frame. */
export const resizers: Record<string, (src: string) => string> = {
  pym: (src) => `<div id="story"></div><script src="/pym.js"></script>
<script>new pym.Parent('story', '${src}', { title: 'A story' })</script>`,

  'pym, scroll tracked': (src) => `<div id="story"></div><script src="/pym.js"></script>
<script>new pym.Parent('story', '${src}', { trackscroll: true, scrollwait: 16 })</script>`,

  'iframe-resizer 4': (src) => `<iframe id="story" src="${src}" style="width:100%;border:0"></iframe>
<script src="/iframeResizer.js"></script><script>iFrameResize({}, '#story')</script>`,

  Guardian: (src) =>
    frameWith(
      src,
      `if (typeof data !== 'string' || data[0] !== '{') return;
       const message = JSON.parse(data);
       if (message.type === 'set-height') frame.height = message.value;
       if (message.type === 'get-position') {
         const { top } = frame.getBoundingClientRect();
         const position = { id: message.id, iframeTop: top, innerHeight, innerWidth, pageYOffset };
         source.postMessage(JSON.stringify(position), '*');
       }`,
    ),

  Datawrapper: (src) =>
    frameWith(
      src,
      `const heights = data['datawrapper-height'];
       if (heights) for (const id in heights) frame.style.height = heights[id] + 'px';`,
    ),

  AMP: (src) =>
    frameWith(
      src,
      `if (data.sentinel !== 'amp') return;
       if (data.type === 'embed-size') frame.style.height = data.height + 'px';
       if (data.type === 'send-intersections') {
         const tell = () => {
           const rootBounds = { top: 0, left: 0, width: innerWidth, height: innerHeight };
           const { top, left, width, height } = frame.getBoundingClientRect();
           const changes = [{ time: performance.now(), rootBounds, boundingClientRect: { top, left, width, height } }];
           source.postMessage({ sentinel: 'amp', type: 'intersection', changes }, '*');
         };
         tell();
         addEventListener('scroll', tell);
       }`,
    ),

  'Medium and Embedly': (src) =>
    frameWith(
      src,
      `if (typeof data !== 'string' || data[0] !== '{') return;
       const message = JSON.parse(data);
       if (message.context === 'iframe.resize') frame.height = message.height;`,
    ),
};

/** A frame, and before it a listener: a host's script is there before the story says its first word. */
function frameWith(src: string, heed: string): string {
  return `<script>
addEventListener('message', ({ data, source }) => {
  const frame = document.getElementById('story');
  if (!frame || source !== frame.contentWindow || !data) return;
  ${heed}
});
</script><iframe id="story" src="${src}" width="100%" height="400" scrolling="no" frameborder="0" style="display:block"></iframe>`;
}
