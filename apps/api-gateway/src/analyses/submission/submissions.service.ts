import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Admission, AnalysisRoad, AnalysisRow, IdempotencyKey } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import type { Caller } from '../../access/caller';
import { StoppingState } from '../../health/stopping-state';
import { SETTINGS } from '../../settings/settings.module';
import { ANALYSIS_SETTINGS, BUILT_IN_DEFAULTS } from '../../stored-settings/analysis-defaults';
import { StoredSettingsService } from '../../stored-settings/stored-settings.service';
import type { SubmittedAnalysisDto } from '../dto/analysis.dto';
import type { AnalyzeTokenDto } from '../dto/analyze-token.dto';
import { effectiveSettings } from '../effective-settings';
import { presentSubmission } from '../presenters/analysis.presenter';
import type { Submission } from '../runners/analysis-runner';
import { Roads } from '../runners/roads';
import { fingerprintOf, requestHashOf } from './fingerprint';

/** What a request says besides its body. */
export interface SubmissionContext {
  caller: Caller;
  idempotencyKey: string | null;
  road: AnalysisRoad;
  /** Why no analysis may begin for it, null where one may. To join one that is there costs nothing. */
  refusal: MeridinateError | null;
}

type Admitted = Pick<SubmissionContext, 'road' | 'refusal'> & { idempotency: IdempotencyKey | null };

type Asked = Pick<Submission, 'mint' | 'settings' | 'apiSettings' | 'nextSteps'>;

/** A caller's key is its own: two callers may choose the same. Names have no colon. */
const keyOf = ({ name }: Caller, key: string): string => `${name ?? ''}:${key}`;

/** Takes new analyses in. */
@Injectable()
export class SubmissionsService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly stopping: StoppingState,
    private readonly roads: Roads,
    private readonly stored: StoredSettingsService,
  ) {}

  /**
   * Hands a new analysis to a road, unless one that buys the same is under way already.
   *
   * @throws MeridinateError the refusal of the context where a new one would have to begin
   */
  async submit(request: AnalyzeTokenDto, context: SubmissionContext): Promise<SubmittedAnalysisDto> {
    const { settings, apiSettings } = effectiveSettings(request, await this.stored.read(ANALYSIS_SETTINGS));
    const nextSteps = (request.next_steps ?? []).map(({ step, after_minutes }) => ({
      step,
      afterMinutes: after_minutes,
    }));
    const asked: Asked = { mint: request.address, settings, apiSettings, nextSteps };
    // By defaults that never change: a repeat stays one when other defaults were stored meanwhile.
    const said: Asked = { ...asked, ...effectiveSettings(request, BUILT_IN_DEFAULTS) };
    const idempotency = context.idempotencyKey === null ? null : this.idempotency(said, context);
    const wait = context.caller.name === null ? this.settings.analysis.headStartMs : 0;
    return this.admit(this.submissionOf(asked, wait), { ...context, idempotency });
  }

  /** Begins a set-aside analysis again, from what was paid for already. */
  replay(original: AnalysisRow, checkpoint: unknown): Promise<SubmittedAnalysisDto> {
    const replay = { ...this.submissionOf(original, 0), checkpoint, replayOf: original.id };
    return this.admit(replay, { road: original.road, refusal: null, idempotency: null });
  }

  private submissionOf({ mint, settings, apiSettings, nextSteps }: Asked, waitMs: number): Submission {
    const createdAt = Date.now();
    return {
      id: randomUUID(),
      ...{ mint, settings, apiSettings, nextSteps, createdAt },
      turnAt: createdAt + waitMs,
      fingerprint: fingerprintOf({ mint, settings }, this.roads.open),
      checkpoint: null,
      replayOf: null,
    };
  }

  private idempotency(asked: Asked, { caller, idempotencyKey }: SubmissionContext): IdempotencyKey {
    return { key: keyOf(caller, idempotencyKey ?? ''), requestHash: requestHashOf(asked, asked) };
  }

  private async admit(submission: Submission, admitted: Admitted): Promise<SubmittedAnalysisDto> {
    if (this.stopping.isStopping) throw new MeridinateError('SERVICE_STOPPING', {});
    const { road, idempotency } = admitted;
    const admission = await this.admissionOf(submission, admitted);
    switch (admission.status) {
      case 'key_reused': {
        const key = idempotency?.key ?? '';
        throw new MeridinateError('IDEMPOTENCY_KEY_REUSED', { key: key.slice(key.indexOf(':') + 1) });
      }
      case 'created': {
        const { guarantee } = this.roads.runner(road);
        return presentSubmission({ ...submission, state: 'queued' }, { how: 'created', guarantee });
      }
      case 'coalesced':
      case 'replayed': {
        const runner = this.roads.runner(admission.analysis.road);
        await runner.confirm(admission.analysis);
        return presentSubmission(admission.analysis, { how: admission.status, guarantee: runner.guarantee });
      }
    }
  }

  private async admissionOf(
    submission: Submission,
    { road, refusal, idempotency }: Admitted,
  ): Promise<Admission> {
    const runner = this.roads.runner(road);
    if (refusal === null) return runner.submit(submission, idempotency);
    const joined = await runner.join(submission, idempotency);
    if (joined === null) throw refusal;
    return joined;
  }
}
