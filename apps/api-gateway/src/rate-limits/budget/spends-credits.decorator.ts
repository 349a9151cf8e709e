import { SetMetadata } from '@nestjs/common';

export const SPENDS_CREDITS = Symbol('SPENDS_CREDITS');

/** Marks a route whose answer may be an analysis that spends Helius credits. */
export const SpendsCredits = (): MethodDecorator => SetMetadata(SPENDS_CREDITS, true);
