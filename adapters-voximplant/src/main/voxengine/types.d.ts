// The scenario's own words: what HALO answers, what is reported to it, and how the scenario's parts meet.

/** A language that something can be said in. */
declare type Language = 'ru' | 'uz' | 'tj' | 'en';

/** Who this session is to HALO: the attempt it was started for, the ticket that proves it, and its own name. */
declare interface Identity {
  attempt: string;
  ticket: string;
  session: string;
  /** Where the session takes commands. */
  controlUrl: string;
}

/** The call to make, as the permit tells it; every value is checked and every default is in. */
declare interface CallPlan {
  /** Digits alone, as in all numbers here. */
  phoneNumber: string;
  callerId: string;
  language: 'ru' | 'uz' | 'tj' | 'auto';
  voice: 'male' | 'female' | 'neutral';
  greeting: string;
  prompt: string;
  record: boolean;
  maxSeconds: number;
  silenceSeconds: number;
  ringSeconds: number;
  /** The answering-machine model, or null for no detection. */
  amd: string | null;
  mode: 'realtime' | 'pipeline';
  model: string;
  transcriptionModel: string;
  discloseAi: boolean;
  /** Null for OpenAI's own. */
  baseUrl: string | null;
  secretName: string;
}

/** What became of asking for the permit. Only `granted` lets a phone ring. */
declare type Permit =
  | { kind: 'granted'; plan: CallPlan }
  /** HALO may have said yes, and it may not be used: it came too late, makes no sense, or never arrived. */
  | { kind: 'unused'; reason: string }
  | { kind: 'denied'; reason: string };

declare type Ending =
  | 'completed'
  | 'no_answer'
  | 'busy'
  | 'unreachable'
  | 'rejected_by_callee'
  | 'rejected_by_carrier'
  | 'invalid_number'
  | 'voicemail'
  | 'canceled'
  | 'provider_error';

declare interface HttpAnswer {
  code: number;
  text: string;
}

declare interface Reporter {
  /** From now on what is queued leaves. */
  begin(): void;
  /** Queues what happened; what is urgent leaves at once, the rest within a second. */
  report(type: string, fields: object, options?: { urgent?: boolean; at?: number }): void;
  /** Resolves once everything is acknowledged, or after the time that is left for it. */
  finish(): Promise<void>;
  /** From now on only gathers what happens. */
  giveUp(): void;
  /** Sends whatever is unacknowledged in the one request that is possible while the session terminates. */
  sendLastWords(): void;
}

/** Tokens of the model that talks; audio and cached ones are within the others. Transcription has its own price. */
declare interface TokenCount {
  input: number;
  output: number;
  input_audio: number;
  output_audio: number;
  cached: number;
  transcription: number;
}

/** What a talk tells its line. */
declare interface TalkListener {
  /** Somebody is heard, or was until now. */
  sound(): void;
  /** The voice model is gone for good. */
  lost(code: string): void;
  /** The model has said its goodbye. */
  done(reason: string): void;
  optedOut(quote: string): void;
  callBack(words: string): void;
}

/** The conversation on an answered line, by whatever means it is held. */
declare interface Talk {
  start(): void;
  /** Lets the agent know that its time is nearly over. */
  wrapUp(): void;
  /** Whether the agent is being heard right now. */
  isSpeaking(): boolean;
  tokens(): TokenCount;
  /** Stops everything; nothing is told to the listener any more. */
  close(): void;
}

declare interface Transcript {
  /** Makes an item known, or where it stands in the conversation: after the one that precedes it. */
  add(id: string, speaker: 'agent' | 'customer' | 'nobody', previousId?: string | null): void;
  /** The words of an item. */
  said(id: string, speaker: 'agent' | 'customer', text: string): void;
  /** Nobody will ever know the words of an item. */
  lost(id: string): void;
  /** An item turned out to have no words. */
  silent(id: string): void;
  /** Gives up waiting where one item has kept others waiting for too long. */
  hurry(): void;
  /** Resolves when no line is missing. */
  settled(): Promise<void>;
  /** Tells all that is left, and returns how many lines there are. */
  end(): number;
}

/** A message to a text model. */
declare interface ChatMessage {
  role: string;
  content: string | null;
  tool_calls?: ChatToolCall[];
  tool_call_id?: string;
}

declare interface ChatToolCall {
  id: string;
  type: string;
  function: { name: string; arguments: string };
}

/** Anything of a stranger's making: each field is looked at before use. */
// biome-ignore lint/suspicious/noExplicitAny: what strangers send has no type until it was looked at
declare type Foreign = any;
