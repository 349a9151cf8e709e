import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemDto } from '../http-errors/problem.dto';

/** Serves the API document at `/docs-json` and its pages at `/docs`. */
export function serveApiDocument(app: NestFastifyApplication): void {
  const description = [
    'Finds the earliest buyers of a Solana token.',
    'Every error answer is `application/problem+json` with one sentence in `error` and a stable `code`.',
    'The WebSocket `/ws` tells of `analysis_start` and `analysis_complete`.',
  ].join('\n\n');
  const config = new DocumentBuilder().setTitle('Meridinate').setDescription(description).setVersion('0.1.0');
  const document = (): ReturnType<typeof SwaggerModule.createDocument> =>
    SwaggerModule.createDocument(app, config.build(), { extraModels: [ProblemDto] });
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'docs-json', raw: ['json'] });
}
