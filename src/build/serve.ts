import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname } from 'node:path';
import sirv from 'sirv';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Media type of a file, by its ending. */
export function contentTypeOf(file: string): string {
  return contentTypes[extname(file)] ?? 'application/octet-stream';
}

export interface Serving {
  server: Server;
  /** Addresses under which the site is reached: this machine's first, then those of its network. */
  addresses: string[];
}

/** Serves a built site. A port that is taken is passed over for the next free one. */
export async function serve(folder: string, port: number): Promise<Serving> {
  const files = sirv(folder, { dev: true, etag: true });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.statusCode = 404;
      response.end('Not found');
    });
  });
  const taken = await listen(server, port);
  const network = Object.values(networkInterfaces())
    .flat()
    .filter((address) => address && address.family === 'IPv4' && !address.internal)
    .map((address) => `http://${address!.address}:${taken}/`);
  return { server, addresses: [`http://localhost:${taken}/`, ...network] };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const attempt = (candidate: number) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE' && candidate < port + 20) attempt(candidate + 1);
        else reject(error);
      });
      server.listen(candidate, () => {
        server.removeAllListeners('error');
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : candidate);
      });
    };
    attempt(port);
  });
}
