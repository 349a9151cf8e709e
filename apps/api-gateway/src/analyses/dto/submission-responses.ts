import { applyDecorators } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadRequestResponse,
  ApiHeader,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http-errors/problem.dto';
import { SubmittedAnalysisDto } from './analysis.dto';

/**
 * Headers and answers of the routes that take analyses in, for the API document.
 *
 * @param unavailable codes of the 503 answers besides SERVICE_STOPPING
 */
export const DescribesSubmission = (unavailable: string): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Your name for this request, 1 to 255 printable ASCII characters, remembered for 24 hours: sending the same again answers 200 with the analysis of the first time',
    }),
    ApiHeader({
      name: 'X-API-Key',
      required: false,
      description: 'Callers with a known key are served sooner; without keys in the settings it is ignored',
    }),
    ApiAcceptedResponse({ type: SubmittedAnalysisDto, description: 'A new analysis' }),
    ApiOkResponse({
      type: SubmittedAnalysisDto,
      description: 'One that is there already; it is not paid twice',
    }),
    ApiBadRequestResponse({ type: ProblemDto, description: 'ADDRESS_MALFORMED, REQUEST_MALFORMED' }),
    ApiUnauthorizedResponse({ type: ProblemDto, description: 'API_KEY_UNKNOWN' }),
    ApiUnprocessableEntityResponse({
      type: ProblemDto,
      description: 'REQUEST_FIELD_INVALID, IDEMPOTENCY_KEY_REUSED',
    }),
    ApiServiceUnavailableResponse({
      type: ProblemDto,
      description: `${unavailable}, SERVICE_STOPPING; with Retry-After where waiting helps`,
    }),
  );
