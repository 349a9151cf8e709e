import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiForbiddenResponse, ApiHeader, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { ProblemDto } from '../http-errors/problem.dto';
import { AdminOperationGuard } from './admin-operation.guard';

/**
 * Marks a route that changes what all callers share. It needs an operator's key where
 * ADMIN_OPERATIONS_PROTECTED is set, and nothing elsewhere. Documents the header and both refusals.
 */
export const AdminOperation = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    UseGuards(AdminOperationGuard),
    ApiHeader({
      name: 'X-API-Key',
      required: false,
      description: 'With ADMIN_OPERATIONS_PROTECTED: the key whose hash is ADMIN_KEY_HASH',
    }),
    ApiUnauthorizedResponse({
      type: ProblemDto,
      description: 'API_KEY_UNKNOWN, only with ADMIN_OPERATIONS_PROTECTED',
    }),
    ApiForbiddenResponse({
      type: ProblemDto,
      description: 'ADMIN_KEY_NEEDED, only with ADMIN_OPERATIONS_PROTECTED',
    }),
  );
