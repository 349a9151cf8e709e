import { constants } from 'node:zlib';
import compress, { type FastifyCompressOptions } from '@fastify/compress';
import type { FastifyInstance, FastifyReply, onSendHookHandler } from 'fastify';

/** Types of text that shrink well. Events of a stream would be held back until a block is full. */
const WORTH_PACKING =
  /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?json\b|application\/javascript\b)/;

const OPTIONS: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  customTypes: WORTH_PACKING,
  threshold: 1_024,
  // Higher qualities take many times as long for a few percent.
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  // What clients send is small, and unpacking it would open a way around the limit on a body's size.
  globalDecompression: false,
};

function addToVary(reply: FastifyReply, name: string): void {
  const names = [reply.getHeader('vary') ?? []].flat().join(', ');
  if (!names.toLowerCase().includes(name))
    void reply.header('vary', names === '' ? name : `${names}, ${name}`);
}

/** A strong tag stands for one row of bytes, so that of a packed answer is made weak. */
const fitTag: onSendHookHandler = (_request, reply, payload, done) => {
  const tag = reply.getHeader('etag');
  if (typeof tag === 'string') {
    addToVary(reply, 'accept-encoding');
    if (reply.hasHeader('content-encoding') && tag.startsWith('"')) void reply.header('etag', `W/${tag}`);
  }
  done(null, payload);
};

/**
 * Packs text of 1 KiB and more with Brotli or gzip as the client accepts it, on every route that is added
 * after the plugins of `fastify` have loaded.
 */
export function compressAnswers(fastify: FastifyInstance): void {
  void fastify.register(compress, OPTIONS).after(() => {
    // Hooks of a route run in the order in which they are added: this one sees what the plugin did.
    fastify.addHook('onRoute', (route) => {
      route.onSend = [route.onSend ?? []].flat().concat(fitTag);
    });
  });
}
