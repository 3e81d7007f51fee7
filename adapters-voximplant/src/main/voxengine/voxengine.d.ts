// The part of VoxEngine that the scenario uses, as the vendor's reference describes it; nothing more, so that a use of
// anything else does not compile. Written by hand: the vendor's own typings are 39,000 lines and can be checked against
// as well (docs/voximplant.md says how).

declare function require(module: Modules): void;
/** At most 100 at a time, none shorter than 100 ms, none once the session is terminating. */
declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(id: number): void;
declare function setInterval(callback: () => void, milliseconds: number): number;
declare function clearInterval(id: number | undefined): void;

declare enum Modules {
  ASR = 'asr',
  OpenAI = 'openai',
}

declare namespace Logger {
  /** Kept for a month where support can read it, so nothing personal goes in. */
  function write(message: string): void;
}

// --- the session -----------------------------------------------------------------------------------------------------

declare enum AppEvents {
  Started = 'Application.Started',
  HttpRequest = 'Application.HttpRequest',
  Terminating = 'Application.Terminating',
}

declare interface AppEventOf {
  [AppEvents.Started]: StartedEvent;
  [AppEvents.HttpRequest]: HttpRequestEvent;
  [AppEvents.Terminating]: object;
}

declare interface StartedEvent {
  /** The session's name in the call history. */
  sessionId: number;
  /** Whoever knows this address can send the session commands. */
  accessSecureURL: string;
}

/** Somebody called the control address. They cannot be answered; what they got already says only that it arrived. */
declare interface HttpRequestEvent {
  method: string;
  content: string;
}

declare namespace VoxEngine {
  function addEventListener<T extends keyof AppEventOf>(
    event: T,
    callback: (event: AppEventOf[T]) => void,
  ): void;
  /** What the start request carried: 200 bytes are safe. */
  function customData(): string;
  function getSecretValue(name: string): string | undefined;
  /** There is no ring time to set: an unanswered call fails with 408 after 60 s. */
  function callPSTN(
    number: string,
    callerId: string,
    parameters?: { amd?: AMD.AnsweringMachineDetector },
  ): Call;
  function createASR(parameters: {
    profile: ASRProfile;
    interimResults?: boolean;
    singleUtterance?: boolean;
  }): ASR;
  /** Waits for requests on their way (90 s at most), then AppEvents.Terminating, where one more request may leave. */
  function terminate(): void;
}

declare type MediaUnit = Call | ASR | OpenAI.RealtimeAPIClient;

// --- HTTP ------------------------------------------------------------------------------------------------------------

declare namespace Net {
  interface HttpRequestOptions {
    method?: string;
    postData?: string;
    headers?: { [name: string]: string };
    /** Seconds, at most 90. */
    timeout?: number;
    /** Seconds, at most 6. */
    connectionTimeout?: number;
    /** Whether the body stands in the session's log. */
    enableSystemLog?: boolean;
  }
  interface HttpRequestResult {
    /**
     * HTTP's code, or 0 a limit was exceeded, -1 unknown, -2 bad address, -3 host not found, -4 no connection,
     * -5 too many redirects, -6 network, -7 time-out, -8 internal, -9 an answer above 2 MB.
     */
    code: number;
    text?: string;
  }
  /** Three run at a time and further ones wait; throws where that would make more than 35. */
  function httpRequestAsync(url: string, options?: HttpRequestOptions): Promise<HttpRequestResult>;
}

// --- the call --------------------------------------------------------------------------------------------------------

declare enum CallEvents {
  Ringing = 'Call.Ringing',
  Connected = 'Call.Connected',
  Disconnected = 'Call.Disconnected',
  Failed = 'Call.Failed',
  RecordStarted = 'Call.RecordStarted',
  RecordError = 'Call.RecordError',
  RtpStopped = 'Call.RtpStopped',
  RtpResumed = 'Call.RtpResumed',
  PlaybackFinished = 'Call.PlaybackFinished',
}

declare interface CallEventOf {
  [CallEvents.Ringing]: object;
  [CallEvents.Connected]: object;
  [CallEvents.Disconnected]: DisconnectedEvent;
  [CallEvents.Failed]: FailedEvent;
  [CallEvents.RecordStarted]: { url: string };
  [CallEvents.RecordError]: { error: string };
  /** About 7 s after the last packet. */
  [CallEvents.RtpStopped]: object;
  [CallEvents.RtpResumed]: object;
  /** Not when the playback was stopped. */
  [CallEvents.PlaybackFinished]: { error?: string };
}

declare interface DisconnectedEvent {
  internalCode: number;
  reason: string;
  /** In the account's currency. */
  cost: number;
}

declare interface FailedEvent {
  code: number;
  reason: string;
}

declare class Call {
  addEventListener<T extends keyof CallEventOf>(event: T, callback: (event: CallEventOf[T]) => void): void;
  /** Ends in Disconnected, or in Failed when nobody had answered. */
  hangup(): void;
  /** At most 1,500 characters. A call hears one stream: this one replaces any other. */
  say(text: string, parameters?: { voice?: Voice; progressivePlayback?: boolean }): void;
  stopPlayback(): void;
  record(parameters: { stereo?: boolean; hd_audio?: boolean }): void;
  sendMediaTo(unit: MediaUnit): void;
  stopMediaTo(unit: MediaUnit): void;
}

// --- answering machines ----------------------------------------------------------------------------------------------

declare namespace AMD {
  enum Model {
    BR = 'br',
    CL = 'cl',
    CO = 'colombia',
    EU_GENERAL = 'eu_general',
    ES = 'es',
    KZ = 'kz',
    MX = 'mx',
    PE = 'pe',
    PH = 'ph',
    RU = 'ru',
    US = 'us',
  }
  enum Events {
    DetectionComplete = 'AMD.Events.DetectionComplete',
    DetectionError = 'AMD.Events.DetectionError',
  }
  enum ResultClass {
    VOICEMAIL = 'VOICEMAIL',
    HUMAN = 'HUMAN',
    TIMEOUT = 'TIMEOUT',
    CALL_ENDED = 'CALL_ENDED',
  }
  interface EventOf {
    /** The confidence is 0 to 100 and, says the vendor, not to be trusted. */
    [Events.DetectionComplete]: { resultClass: ResultClass; confidence?: number };
    [Events.DetectionError]: { message: string };
  }
  class AnsweringMachineDetector {
    addEventListener<T extends keyof EventOf>(event: T, callback: (event: EventOf[T]) => void): void;
  }
  /** Milliseconds from the answer, at most 20,000. */
  function create(parameters: { model: Model; timeout?: number }): AnsweringMachineDetector;
}

// --- OpenAI's realtime model -----------------------------------------------------------------------------------------

declare namespace OpenAI {
  enum Events {
    WebSocketMediaStarted = 'OpenAI.Events.WebSocketMediaStarted',
    /** About a second after the last sound. */
    WebSocketMediaEnded = 'OpenAI.Events.WebSocketMediaEnded',
  }
  enum RealtimeAPIEvents {
    HTTPResponse = 'OpenAI.RealtimeAPI.HTTPResponse',
    Error = 'OpenAI.RealtimeAPI.Error',
    SessionCreated = 'OpenAI.RealtimeAPI.SessionCreated',
    SessionUpdated = 'OpenAI.RealtimeAPI.SessionUpdated',
    ConversationItemAdded = 'OpenAI.RealtimeAPI.ConversationItemAdded',
    ConversationItemInputAudioTranscriptionCompleted = 'OpenAI.RealtimeAPI.ConversationItemInputAudioTranscriptionCompleted',
    ConversationItemInputAudioTranscriptionFailed = 'OpenAI.RealtimeAPI.ConversationItemInputAudioTranscriptionFailed',
    InputAudioBufferCommitted = 'OpenAI.RealtimeAPI.InputAudioBufferCommitted',
    InputAudioBufferSpeechStarted = 'OpenAI.RealtimeAPI.InputAudioBufferSpeechStarted',
    InputAudioBufferSpeechStopped = 'OpenAI.RealtimeAPI.InputAudioBufferSpeechStopped',
    ResponseDone = 'OpenAI.RealtimeAPI.ResponseDone',
    ResponseOutputAudioTranscriptDone = 'OpenAI.RealtimeAPI.ResponseOutputAudioTranscriptDone',
    WebSocketError = 'OpenAI.RealtimeAPI.WebSocketError',
  }
  interface Event {
    /** OpenAI's own event stands in the payload. */
    data?: { payload?: object };
  }
  interface RealtimeAPIClientParameters {
    apiKey: string;
    model?: string;
    /** Default https://api.openai.com/. */
    baseUrl?: string;
    /** Keeps what is said out of the session's log. */
    privacy?: boolean;
    onWebSocketClose?: (event: { code: number }) => void;
  }
  class RealtimeAPIClient {
    addEventListener(event: Events | RealtimeAPIEvents, callback: (event: Event) => void): void;
    sessionUpdate(parameters: object): void;
    responseCreate(parameters: object): void;
    conversationItemCreate(parameters: object): void;
    sendMediaTo(unit: MediaUnit): void;
    /** Forgets what has been made and not yet played. */
    clearMediaBuffer(): void;
    close(): void;
  }
  /** What it is rejected with, and when, is undocumented. */
  function createRealtimeAPIClient(parameters: RealtimeAPIClientParameters): Promise<RealtimeAPIClient>;
}

// --- speech recognition and synthesis --------------------------------------------------------------------------------

declare class ASRProfile {
  private readonly profile: string;
}

declare namespace ASRProfileList {
  namespace Google {
    const ru_RU: ASRProfile;
    const uz_UZ: ASRProfile;
  }
}

declare enum ASREvents {
  ASRError = 'ASR.Error',
  Result = 'ASR.Result',
  InterimResult = 'ASR.InterimResult',
}

declare interface ASREventOf {
  [ASREvents.ASRError]: { error: string };
  [ASREvents.Result]: { text: string };
  [ASREvents.InterimResult]: { text: string };
}

declare class ASR {
  addEventListener<T extends keyof ASREventOf>(event: T, callback: (event: ASREventOf[T]) => void): void;
  stop(): void;
}

declare class Voice {
  private readonly voice: string;
}

declare namespace VoiceList {
  namespace Microsoft {
    namespace Neural {
      const en_US_JennyNeural: Voice;
      const ru_RU_SvetlanaNeural: Voice;
      const ru_RU_DmitryNeural: Voice;
      const uz_UZ_MadinaNeural: Voice;
      const uz_UZ_SardorNeural: Voice;
    }
  }
}
