// Our names for what the vendor's typings call otherwise; only for a check against those.

declare type StartedEvent = _StartedEvent;
declare type CallEventOf = _CallEvents;
declare namespace OpenAI {
  type Event = { data?: { payload?: object } };
}
