import sharp from 'sharp';

/** A picture with what is written beneath it. */
export interface Caught {
  caption: string;
  picture: Buffer;
}

const gap = 16;
const captionHeight = 30;

/** Writes a contact sheet: pictures of one size, so many in a row, each with its caption beneath. */
export async function writeSheet(file: string, title: string, frames: Caught[], width: number): Promise<void> {
  const columns = Math.max(1, Math.min(frames.length, Math.floor(2400 / (width + gap))));
  const cells = await Promise.all(
    frames.map(({ picture }) => sharp(picture).resize({ width }).toBuffer({ resolveWithObject: true })),
  );
  const rowHeight = Math.max(...cells.map(({ info }) => info.height)) + captionHeight + gap;
  const top = captionHeight + 2 * gap;
  const at = (index: number) => ({
    left: gap + (index % columns) * (width + gap),
    top: top + Math.floor(index / columns) * rowHeight,
  });
  const size = {
    width: gap + columns * (width + gap),
    height: top + Math.ceil(frames.length / columns) * rowHeight,
  };
  await sharp({ create: { ...size, channels: 3, background: '#77797c' } })
    .composite([
      { input: written(title, size.width - 2 * gap, 20), left: gap, top: gap },
      ...cells.flatMap(({ data, info }, index) => {
        const { left, top } = at(index);
        const caption = written(frames[index]?.caption ?? '', width, 15);
        return [
          { input: data, left, top },
          { input: caption, left, top: top + info.height + 4 },
        ];
      }),
    ])
    .png({ palette: true })
    .toFile(file);
}

function written(text: string, width: number, size: number): Buffer {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${captionHeight}">` +
      `<text x="0" y="${size}" font-family="sans-serif" font-size="${size}" fill="#fff">${escaped}</text></svg>`,
  );
}
