/**
 * A failure as sentences: what happened, what is safe, what to do. The only place that turns one into words. It brings
 * them along, so who imports it can always say them; the first load, which is asked for without a failure, must not.
 */
import type { Failure } from '#shared/failure'
import { sayDay } from './dates.ts'
import { failure as sentences } from './failure.de.ts'
import { teach, useWords, type Speaker } from './words.ts'

teach({ failure: sentences })

export interface Sentences {
  readonly happened: string
  readonly safe: string
  readonly todo: string
}

/** How failures are said in the language of the interface. */
export function useFailureWords(): (failure: Failure) => Sentences {
  const { t } = useWords('failure')
  return (failure) => sayFailure(t, failure)
}

/** The sentences for `failure` in the language of `t`. */
export function sayFailure(t: Speaker<'failure'>, failure: Failure): Sentences {
  const values = valuesOf(t, failure)
  return {
    happened: t(`failure:${failure.kind}.happened`, values),
    safe: t(`failure:${failure.kind}.safe`, values),
    todo: t(`failure:${failure.kind}.todo`, values),
  }
}

function valuesOf(
  t: Speaker<'failure'>,
  failure: Failure,
): {
  what?: string
  why?: string
  stage?: string
  count?: number
  limit?: number
  day?: string
  number?: string
} {
  switch (failure.kind) {
    case 'notFound':
      return { what: t(`failure:notFound.what.${failure.what}`) }
    case 'alreadyExists':
      return { what: t(`failure:alreadyExists.what.${failure.what}`) }
    case 'overtaken':
      return { why: t(`failure:overtaken.why.${failure.why}`) }
    case 'locked':
      return { stage: t(`paper:stage.${failure.stage}`) }
    case 'tooMany':
      return { count: failure.retryAfterSeconds }
    case 'tooLarge':
      return { limit: Math.floor(failure.limitBytes / 1024) }
    case 'objectionOpen':
      return { day: sayDay(new Date(failure.until), document.documentElement.lang) }
    case 'resolutionMade':
      return { number: failure.number }
    default:
      return {}
  }
}
