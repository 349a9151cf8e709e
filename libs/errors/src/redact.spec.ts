import { redact } from './redact';

describe('redact', () => {
  it('hides an API key in a query string', () => {
    expect(redact('GET https://rpc.example/?api-key=s3cr3t&x=1')).toBe(
      'GET https://rpc.example/?api-key=***&x=1',
    );
  });

  it('hides user and password of a connection string', () => {
    expect(redact('redis://user:pa55@host:6379/0')).toBe('redis://***@host:6379/0');
  });

  it('hides a key the upstream echoes in prose', () => {
    expect(redact('key 11-22 is not valid', ['11-22'])).toBe('key *** is not valid');
  });
});
