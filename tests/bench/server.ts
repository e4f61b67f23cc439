import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { policyFile } from '../../src/build/document.ts';
import { contentTypeOf } from '../../src/build/serve.ts';

const blank =
  '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Blank</title><p>Blank';
const compressible = /\.(html|js|css|json|geojson|svg)$/;

export interface Bench {
  server: Server;
  /** With a slash at its end. */
  address: string;
  /** Bytes of each body sent since this was last emptied, by path; a file asked for twice counts twice. */
  sent: { path: string; bytes: number }[];
}

/** Serves a built site as a good host does: compressed by brotli beforehand, and under the policy as a header. */
export async function serveCompressed(dist: string): Promise<Bench> {
  const bodies = new Map<string, Promise<Buffer>>();
  const bodyOf = (path: string) => {
    let body = bodies.get(path);
    if (!body) {
      const raw = path === 'blank.html' ? Promise.resolve(Buffer.from(blank)) : readFile(join(dist, path));
      bodies.set(path, (body = raw.then((bytes) => (compressible.test(path) ? brotliCompressSync(bytes) : bytes))));
    }
    return body;
  };
  const policy = (await readFile(join(dist, policyFile), 'utf8')).trim();
  const sent: Bench['sent'] = [];
  const server = createServer((request, response) => {
    const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const path = normalize(pathname)
      .replace(/^\/+/, '')
      .replace(/(^|\/)$/, '$1index.html');
    bodyOf(path).then(
      (body) => {
        sent.push({ path, bytes: body.length });
        response.writeHead(200, {
          'Content-Type': contentTypeOf(path),
          'Content-Length': body.length,
          'Cache-Control': 'public, max-age=3600',
          'Content-Security-Policy': policy,
          ...(compressible.test(path) && { 'Content-Encoding': 'br' }),
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sent };
}
