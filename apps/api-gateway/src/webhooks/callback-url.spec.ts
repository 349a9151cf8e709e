import { checkCallbackUrl } from './callback-url';

const faultOf = (url: string, allowHttp = false): string | null => {
  try {
    checkCallbackUrl(url, { allowHttp });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a URL for deliveries', () => {
  it.each(['https://example.org/hook', 'https://8.8.8.8:8443/', 'https://[2606:4700::1111]/x?y=z'])(
    'may be %s',
    (url) => {
      expect(faultOf(url)).toBeNull();
    },
  );

  it.each(['http://example.org/hook', 'ftp://example.org/hook', 'javascript:alert(1)'])(
    'must be https, unlike %s',
    (url) => {
      expect(faultOf(url)).toContain('must begin with https://');
    },
  );

  it('may be http where that is allowed, and nothing else besides', () => {
    expect(faultOf('http://example.org/hook', true)).toBeNull();
    expect(faultOf('ftp://example.org/hook', true)).toContain('must begin with https:// or http://');
    expect(faultOf('http://127.0.0.1/hook', true)).toContain('private network');
  });

  it.each([
    ...['localhost', 'localhost.', 'api.localhost', 'printer.local', 'redis.internal', 'gateway'],
    ...['127.0.0.1', '127.1', '0x7f000001', '2130706433', '0.0.0.0', '10.1.2.3', '172.31.0.1'],
    ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '[::1]', '[::]', '[fd00::1]', '[fe80::1]'],
    ...['[::ffff:10.0.0.1]', '[64:ff9b::7f00:1]'],
  ])('must not lead into a private network, as %s does', (host) => {
    expect(faultOf(`https://${host}/hook`)).toContain('private network');
  });

  it('must hold no password, and is not repeated in the error', () => {
    const fault = faultOf('https://user:hunter2@example.org/');
    expect(fault).toContain('must not have a user or a password');
    expect(fault).not.toContain('hunter2');
  });

  it.each(['example.org/hook', 'https://', 'nothing'])('must be a URL, unlike %s', (text) => {
    expect(faultOf(text)).toContain('must be a URL such as');
  });
});
