import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@meridinate/settings';
import { exitOnSignal } from '@meridinate/shutdown';
import { ExporterModule } from './exporter.module';

/** Answers scrapes until a signal. */
export async function startExporter(settings: Settings): Promise<void> {
  const exit = exitOnSignal(settings.shutdownGraceMs);
  const app = await NestFactory.create<NestFastifyApplication>(
    ExporterModule.with(settings),
    new FastifyAdapter(),
    {
      logger: new ConsoleLogger({ logLevels: settings.logLevels, json: !process.stdout.isTTY }),
      abortOnError: false,
    },
  );
  exit.closes(app);
  const { host, port } = settings.server;
  await app.listen(port, host);
  process.stdout.write(`metrics-exporter listening on ${await app.getUrl()}\n`);
}
