import { createServer, request as forward, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** An HTTP proxy that notes every host the browser asks for and reaches this computer only. */
export interface RecordingProxy {
  port: number;
  /** `host:port` of every request or tunnel so far, but to the sites of the test. */
  hosts: string[];
  close(): Promise<void>;
}

/** Hosts the browser itself asks for updates and sign-in state, whatever is installed. */
const ownHosts = /^(([a-z0-9-]+\.)*(googleapis|google|gvt1|gstatic)\.com)(:\d+)?$/;

/** The hosts that pages, the extension and its worker asked for. */
export function hostsAskedFor(proxy: RecordingProxy): string[] {
  return proxy.hosts.filter((host) => !ownHosts.test(host));
}

const isLocal = (host: string) => host === '127.0.0.1' || host === 'localhost';

/**
 * Starts the proxy on a free port. Requests to other computers are noted and refused, but for `sites`, which
 * a server of the test on the given port stands for.
 */
export async function startRecordingProxy(sites: Record<string, number> = {}): Promise<RecordingProxy> {
  const hosts: string[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://direct.invalid');
    hosts.push(url.host);
    if (!isLocal(url.hostname)) {
      outgoing.writeHead(502).end();
      return;
    }
    const onward = forward(url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      // A server that drops the stream must look the same through the proxy.
      answer.on('aborted', () => outgoing.destroy());
    });
    onward.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket, head) => {
    const [host = '', port = '443'] = (incoming.url ?? '').split(':');
    const sitePort = sites[host];
    if (sitePort === undefined) hosts.push(`${host}:${port}`);
    socket.on('error', () => socket.destroy());
    if (!isLocal(host) && sitePort === undefined) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const onward = connect(sitePort ?? Number(port), sitePort ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hosts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
