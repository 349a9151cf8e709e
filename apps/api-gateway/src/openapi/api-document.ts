import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemDto } from '../http-errors/problem.dto';
import { RouteTiers } from '../rate-limits/routes/route-tiers';
import { CALLER_KEY, secureByKey } from './caller-key';
import { addImpliedAnswers } from './implied-answers';
import { asDocument } from './document-types';
import { addExamples } from './examples';
import { useJsonSchema } from './json-schema';
import { nameOperations } from './operation-ids';
import { describeProblems } from './problem-answers';

const DESCRIPTION = [
  'Finds the earliest buyers of a Solana token.',
  'Every error answer is `application/problem+json` with one sentence in `error` and a stable `code`.',
  'The WebSocket `/ws` tells of `analysis_start` and `analysis_complete`.',
].join('\n\n');

/** Writes the document of all routes; the application has started by then. */
function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Meridinate')
    .setDescription(DESCRIPTION)
    .setVersion('0.1.0')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key' }, CALLER_KEY);
  const written = SwaggerModule.createDocument(app, config.build(), { extraModels: [ProblemDto] });
  const document = asDocument(written);
  addImpliedAnswers(document, app.get(RouteTiers, { strict: false }).limited);
  secureByKey(document);
  describeProblems(document);
  nameOperations(document);
  useJsonSchema(document);
  addExamples(document);
  return written;
}

/** Serves the OpenAPI 3.1 document at `/docs-json` and its pages at `/docs`. */
export function serveApiDocument(app: NestFastifyApplication): void {
  const document = (): OpenAPIObject => describeApi(app);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'docs-json', raw: ['json'] });
}
