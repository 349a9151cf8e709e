import { Controller, Get, HttpException, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MeridinateError } from '@meridinate/errors';
import { HttpErrorsModule } from './http-errors.module';

@Controller()
class FaultyController {
  @Get('surprise')
  surprise(): never {
    throw new Error('connect failed to postgres://user:hunter2@db/x');
  }

  @Get('text')
  text(): never {
    throw 'a text, not an error' as unknown as Error;
  }

  @Get('full')
  full(): never {
    throw new MeridinateError('POOL_FULL', { waiting: 100, limit: 100 });
  }

  @Get('internal')
  internal(): never {
    const cause = new Error('the disk is full');
    throw new MeridinateError('SETTINGS_INVALID', { faults: ['PORT'] }, { cause });
  }

  @Get('teapot')
  teapot(): never {
    throw new HttpException('short and stout', 418);
  }
}

@Module({ imports: [HttpErrorsModule], controllers: [FaultyController] })
class FaultyModule {}

describe('the problem filter', () => {
  let app: NestFastifyApplication;
  let url: string;
  const logged: string[] = [];

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(FaultyModule, new FastifyAdapter(), {
      logger: false,
    });
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
    const silent = () => undefined;
    Logger.overrideLogger({
      log: silent,
      warn: silent,
      error: (...lines: string[]) => logged.push(lines.join('\n')),
    });
  });

  afterEach(() => logged.splice(0));
  afterAll(async () => {
    Logger.overrideLogger(false);
    await app.close();
  });

  it('answers what nobody foresaw with a reference, and keeps the stack for the log, without secrets', async () => {
    const response = await fetch(`${url}/surprise?api-key=hunter2`);
    const body = (await response.json()) as Record<string, string>;
    expect(response.status).toBe(500);
    expect(body).toMatchObject({ code: 'INTERNAL_FAULT', title: 'Internal Server Error' });
    expect(body['error']).toContain(`Quote ${body['request_id']}`);
    expect(JSON.stringify(body)).not.toMatch(/postgres|hunter2|\.ts/);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(`GET /surprise failed, reference ${body['request_id']}`);
    expect(logged[0]).toContain('FaultyController.surprise');
    expect(logged[0]).not.toContain('hunter2');
  });

  it('survives a thrown text', async () => {
    const response = await fetch(`${url}/text`);
    expect([response.status, await response.json()]).toMatchObject([500, { code: 'INTERNAL_FAULT' }]);
  });

  it('tells when to come again', async () => {
    const response = await fetch(`${url}/full`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(logged).toEqual([]);
  });

  it('answers a code that has no status with 500 and logs it', async () => {
    expect((await fetch(`${url}/internal`)).status).toBe(500);
    expect(logged).toHaveLength(1);
  });

  it('does not pass on a status it does not know', async () => {
    const response = await fetch(`${url}/teapot`);
    expect([response.status, await response.json()]).toMatchObject([500, { code: 'INTERNAL_FAULT' }]);
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(`${url}/full`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([503, '']);
  });
});
