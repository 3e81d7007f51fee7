// One call of a simulated session: what the scenario holds in its hands, and what a story makes the other end do.

import { Emitter } from './emitter.mjs';

const CALL = {
  Ringing: 'Call.Ringing',
  Connected: 'Call.Connected',
  Disconnected: 'Call.Disconnected',
  Failed: 'Call.Failed',
  RecordStarted: 'Call.RecordStarted',
  RecordError: 'Call.RecordError',
  RtpStopped: 'Call.RtpStopped',
  RtpResumed: 'Call.RtpResumed',
  PlaybackFinished: 'Call.PlaybackFinished',
};

export { CALL as callEvents };

/** How long speech synthesis takes for a character. */
const CHARACTER_TIME = 60;

export class PhoneCall {
  /** @type {'progressing' | 'connected' | 'ended'} */
  state = 'progressing';
  /** What was said by speech synthesis: {text, voice, at}. */
  spoken = [];
  /** How often recording was asked for, and with what. */
  recordings = [];
  /** How often the scenario hung up. */
  hangUps = 0;
  stoppedPlaybacks = 0;
  #emitter;
  #session;
  #clock;
  #stopPlaying = () => undefined;
  #giveUp;
  #hears = new Set();

  constructor(session, number, callerId, parameters) {
    this.#session = session;
    this.#clock = session.clock;
    this.#emitter = new Emitter(session, CALL);
    this.number = number;
    this.callerId = callerId;
    this.detector = parameters.amd;
    this.placedAt = this.#clock.now();
    this.#giveUp = this.#clock.after(
      60_000,
      () => this.state === 'progressing' && this.fail(408, 'Request Timeout'),
    );
  }

  // --- the other end ---

  ring() {
    this.#emit(CALL.Ringing, {});
  }

  answer() {
    this.state = 'connected';
    this.answeredAt = this.#clock.now();
    this.#emit(CALL.Connected, {});
  }

  fail(code, reason = '') {
    this.failedWith = code;
    this.#over();
    this.#emit(CALL.Failed, { code, reason });
  }

  hangUpByPerson({ code = 200, reason = 'Normal call clearing', cost = 0.042 } = {}) {
    this.#over();
    this.#emit(CALL.Disconnected, { internalCode: code, reason, duration: 1, cost, direction: 'out' });
  }

  loseSound() {
    this.#emit(CALL.RtpStopped, {});
  }

  regainSound() {
    this.#emit(CALL.RtpResumed, {});
  }

  /** Sends an event whatever the state, as a platform that is late would. */
  emitLate(event, payload) {
    this.#emit(CALL[event], payload);
  }

  /** Ends without a word to the scenario, as when its session ends. */
  cutOff() {
    this.#over();
  }

  hears(unit) {
    return this.#hears.has(unit);
  }

  /** What of the speech synthesis is being heard now. */
  get isPlaying() {
    return this.spoken.some((said) => said.isPlaying);
  }

  #over() {
    this.state = 'ended';
    this.endedAt = this.#clock.now();
    this.#giveUp();
    this.#stopPlaying();
    this.#session.callEnded();
  }

  #emit(event, payload) {
    this.#emitter.emit(event, { call: this.forScenario, ...payload });
  }

  // --- the scenario's end ---

  /** What the scenario gets to see of it. */
  forScenario = {
    addEventListener: (event, callback) => this.#emitter.add(event, callback),
    hangup: () => this.#hangUp(),
    say: (text, parameters) => this.#say(text, parameters),
    stopPlayback: () => {
      this.stoppedPlaybacks++;
      this.#stopPlaying();
    },
    record: (parameters) => this.#record(parameters),
    sendMediaTo: (unit) => this.#connected('sendMediaTo') && this.#hears.add(unit),
    stopMediaTo: (unit) => this.#hears.delete(unit),
  };

  #connected(what) {
    if (this.state !== 'connected') {
      this.#session.fault(`${what} on a call that is ${this.state}`);
    }
    return this.state === 'connected';
  }

  #hangUp() {
    this.hangUps++;
    if (this.state === 'ended' || this.#session.options.hangUpIsIgnored) {
      return;
    }
    const wasConnected = this.state === 'connected';
    this.#clock.after(80, () => {
      if (this.state === 'ended') {
        return;
      }
      if (wasConnected || this.state === 'connected') {
        this.hangUpByPerson({ reason: '' });
      } else {
        this.fail(487, 'Request Terminated');
      }
    });
  }

  #say(text, parameters = {}) {
    if (!this.#connected('say')) {
      return;
    }
    this.#stopPlaying();
    const said = { text, voice: structuredClone(parameters.voice), at: this.#clock.now(), isPlaying: true };
    this.spoken.push(said);
    const fails = this.#session.options.sayFails || text.length > 1500;
    const cancel = this.#clock.after(fails ? 200 : Math.max(300, text.length * CHARACTER_TIME), () => {
      said.isPlaying = false;
      if (this.state === 'connected' && !this.#session.options.sayNeverEnds) {
        this.#emit(CALL.PlaybackFinished, fails ? { error: 'TTS failed' } : {});
      }
    });
    this.#stopPlaying = () => {
      said.isPlaying = false;
      cancel();
    };
  }

  #record(parameters) {
    if (!this.#connected('record')) {
      return;
    }
    this.recordings.push(structuredClone(parameters));
    this.#clock.after(150, () =>
      this.#session.options.recordFails
        ? this.#emit(CALL.RecordError, { error: 'storage is full' })
        : this.#emit(CALL.RecordStarted, { url: 'https://storage-gw-ru-01.voximplant.com/records/7f3a' }),
    );
  }
}
