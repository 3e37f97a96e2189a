import { expect } from 'chai';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { serve, usualLimits, type Server } from '../../src/server/serve.js';

/** Longer than any test may take, so that what passes did not wait for it. */
const never = 60_000;
/** Milliseconds; what is to be waited for is waited for, but not for long. */
const short = { ...usualLimits, head: 100, request: 200, lookEvery: 20 };

describe('A server', () => {
  let server: Server | undefined;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await server?.close();
  });

  /** Opens a line, says something, and hears all that comes until it is closed. */
  async function say(text: string): Promise<{ heard: Promise<string>; socket: Socket }> {
    const socket = connect(server?.port ?? 0, '127.0.0.1').setEncoding('utf8');
    sockets.push(socket);
    await once(socket, 'connect');
    let said = '';
    socket.on('data', (chunk: string) => (said += chunk)).on('error', () => undefined);
    socket.write(text);
    return { heard: once(socket, 'close').then(() => said), socket };
  }

  const echo = async (request: Request): Promise<Response> => new Response(await request.text());

  describe('has no patience with', () => {
    it('a request whose head does not end', async () => {
      server = await serve(echo, 0, { limits: short });
      const { heard } = await say('GET / HTTP/1.1\r\nHost: a');
      expect(await heard).to.match(/^HTTP\/1\.1 408 /u);
    });

    it('a body that does not end', async () => {
      const seen: string[] = [];
      const tell = (request: Request): Promise<Response> =>
        echo(request).catch(() => {
          seen.push(request.signal.aborted ? 'gone away' : 'defect');
          return new Response();
        });
      server = await serve(tell, 0, { limits: short });
      const { heard } = await say('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{');
      expect(await heard).to.match(/^HTTP\/1\.1 408 /u);
      expect(seen).to.deep.equal(['gone away']);
    });

    it('a head that is too large', async () => {
      server = await serve(echo, 0);
      const { heard } = await say(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(usualLimits.headSize)}\r\n\r\n`);
      expect(await heard).to.match(/^HTTP\/1\.1 431 /u);
    });

    it('what is no HTTP', async () => {
      server = await serve(echo, 0);
      const { heard } = await say('hello\r\n\r\n');
      expect(await heard).to.match(/^HTTP\/1\.1 400 /u);
    });
  });

  it('keeps a line open for longer than load balancers do, 60 seconds', async () => {
    server = await serve(echo, 0);
    const response = await fetch(`http://127.0.0.1:${server.port}/`);
    expect(response.headers.get('Keep-Alive')).to.equal('timeout=65');
  });

  describe('says who calls', () => {
    const whoCalls = (_: Request, { address }: { address?: string | undefined }): Promise<Response> =>
      Promise.resolve(new Response(address ?? 'nobody'));
    /** As a server behind so many proxies of its own sees a call that came with this header. */
    async function seenAs(proxies: number, forwarded?: string): Promise<string> {
      server = await serve(whoCalls, 0, { proxies });
      const headers: Record<string, string> = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
      return (await fetch(`http://127.0.0.1:${server.port}/`, { headers })).text();
    }

    it('by the connection, whatever is claimed, if no proxy stands in front', async () => {
      expect(await seenAs(0, '203.0.113.9')).to.equal('127.0.0.1');
    });
    it('as its own proxy saw it, not as the caller told the proxy', async () => {
      expect(await seenAs(1, '198.51.100.1, 203.0.113.9')).to.equal('203.0.113.9');
    });
    it('as the outermost of two proxies saw it', async () => {
      expect(await seenAs(2, '198.51.100.1, 203.0.113.9, 192.0.2.4')).to.equal('203.0.113.9');
    });
    it('with an IPv6 address', async () => {
      expect(await seenAs(1, '2001:db8::7')).to.equal('2001:db8::7');
    });
    it('by the connection, if the proxies say nothing, too little, or no address', async () => {
      expect(await seenAs(1)).to.equal('127.0.0.1');
      await server?.close();
      expect(await seenAs(2, '203.0.113.9')).to.equal('127.0.0.1');
      await server?.close();
      expect(await seenAs(1, 'unknown')).to.equal('127.0.0.1');
    });
  });

  describe('on a busy port', () => {
    it('takes another one', async () => {
      server = await serve(echo, 0);
      const second = await serve(echo, server.port);
      expect(second.port).to.not.equal(server.port);
      await second.close();
    });

    it('fails if it must be this one', async () => {
      server = await serve(echo, 0);
      const failure = await serve(echo, server.port, { isPortFixed: true }).catch((error: unknown) => error);
      expect(failure).to.have.property('code', 'EADDRINUSE');
    });
  });

  describe('when closed', () => {
    /** A handler that answers when told to. */
    function createSlowHandler() {
      let answer = (): void => undefined;
      let arrive = (): void => undefined;
      const answered = new Promise<void>((settle) => (answer = settle));
      const arrived = new Promise<void>((settle) => (arrive = settle));
      const handler = async (): Promise<Response> => {
        arrive();
        await answered;
        return new Response('late but whole');
      };
      return { handler, arrived, answer: () => answer() };
    }

    it('finishes what runs, then hangs up, and takes nothing new', async () => {
      const { handler, arrived, answer } = createSlowHandler();
      server = await serve(handler, 0);
      const address = `http://127.0.0.1:${server.port}/`;
      const running = fetch(address);
      await arrived;
      const cut: number[] = [];
      const closed = server.close(never, (requests) => cut.push(requests));
      const refused = await fetch(address).catch((error: unknown) => (error as { cause: unknown }).cause);
      expect(refused).to.have.property('code', 'ECONNREFUSED');
      answer();
      const response = await running;
      expect(response.headers.get('Connection')).to.equal('close');
      expect(await response.text()).to.equal('late but whole');
      await closed;
      expect(cut).to.deep.equal([]);
    });

    it('cuts off what takes too long, and tells how many', async () => {
      const { handler, arrived, answer } = createSlowHandler();
      server = await serve(handler, 0);
      const running = fetch(`http://127.0.0.1:${server.port}/`).catch(() => 'cut');
      await arrived;
      const cut: number[] = [];
      await server.close(1, (requests) => cut.push(requests));
      expect(cut).to.deep.equal([1]);
      expect(await running).to.equal('cut');
      answer();
    });

    it('does not wait for lines on which nobody asks anything', async () => {
      server = await serve(echo, 0);
      await (await fetch(`http://127.0.0.1:${server.port}/`)).text();
      const { heard } = await say('');
      await server.close(never);
      expect(await heard).to.equal('');
    });
  });
});
