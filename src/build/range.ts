/** A part of a file, as HTTP's `Range` asks for it. */
export interface Part {
  bytes: Uint8Array;
  /** For `Content-Range`. */
  range: string;
}

/** The part of a file that one range of bytes names; undefined for anything else, which is answered by all of it. */
export function partOf(file: Uint8Array, range: string | undefined): Part | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined) return undefined;
  const start = Number(first);
  const end = Math.min(last ? Number(last) : Infinity, file.length - 1);
  if (start > end) return undefined;
  return { bytes: file.subarray(start, end + 1), range: `bytes ${start}-${end}/${file.length}` };
}
