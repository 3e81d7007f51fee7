// Ends a talk that has gone on for too long, in which nobody says anything, or whose sound is gone.

/** @typedef {{ sound: () => void, stop: () => void }} Watch */

/**
 * @param {CallPlan} plan
 * @param {Call} call
 * @param {Talk} talk
 * @param {Transcript} transcript
 * @param {(ending: Ending, reason: string) => void} hangUp
 * @returns {Watch}
 */
function createWatch(plan, call, talk, transcript, hangUp) {
  const began = Date.now();
  let heardAt = began;
  /** @type {number | undefined} */
  let speakingSince;
  let isWrappedUp = false;
  /** @type {number | undefined} */
  let soundlessSince;

  const ticking = setInterval(guarded(tick), TICK);
  call.addEventListener(
    CallEvents.RtpStopped,
    guarded(() => {
      soundlessSince = Date.now();
    }),
  );
  call.addEventListener(
    CallEvents.RtpResumed,
    guarded(() => {
      soundlessSince = undefined;
    }),
  );

  function tick() {
    const now = Date.now();
    speakingSince = talk.isSpeaking() ? speakingSince || now : undefined;
    if (speakingSince !== undefined && now - speakingSince < SPEECH_LONGEST) {
      heardAt = now;
    }
    transcript.hurry();
    if (now - began >= plan.maxSeconds * 1000) {
      hangUp('completed', 'duration_limit');
    } else if (soundlessSince !== undefined && now - soundlessSince >= RTP_GRACE) {
      hangUp('completed', 'sound_lost');
    } else if (now - heardAt >= plan.silenceSeconds * 1000) {
      hangUp('completed', 'silence_limit');
    } else if (!isWrappedUp && now - began >= plan.maxSeconds * 1000 - WRAP_UP) {
      isWrappedUp = true;
      talk.wrapUp();
    }
  }

  return {
    sound: () => {
      heardAt = Date.now();
    },
    stop: () => clearInterval(ticking),
  };
}
