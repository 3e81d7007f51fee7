package ai.halo.adapter.openai.rules;

/** What a phrase tells about the person who says it. */
enum Cue {
  /** Never wants to be called again. */
  OPT_OUT,
  /** Is not the person who was meant. */
  WRONG_NUMBER,
  /** A machine speaks: an operator's announcement or an answering machine. */
  MACHINE,
  /** Somebody talks to a computer rather than to the caller. */
  INSTRUCTION,
  /** Says yes to the offer and to what follows from it. */
  COMMITMENT,
  /** Finds the offer good. */
  LIKING,
  /** Consents to whatever was proposed last. */
  AGREEMENT,
  /** Says no to the offer. */
  REFUSAL,
  /** Names a reason against it. */
  RELUCTANCE,
  /** Asks for another call. */
  CALL_AGAIN,
  /** Cannot talk at the moment. */
  NOT_NOW,
  /** Has not made up their mind, or cannot. */
  UNDECIDED,
  /** Asks for the price. */
  ASKS_PRICE,
  /** Asks for the terms. */
  ASKS_TERMS,
  /** Asks where it is. */
  ASKS_PLACE,
  /** Names a time. */
  WHEN,
  /** Greets or answers as people do. */
  PERSON,
  /** Turns the next phrase around, as the Russian “не” does. */
  NOT,
  /** Turns the phrase before it around, as the Uzbek “emas” does. */
  IS_NOT,
  /** A phrase that looks like another cue and is none. */
  NEUTRAL,
  /** An everyday word that shows only which language is spoken. */
  SPEECH;

  /** Where this cue pulls the judgement when nothing around it says otherwise. */
  Stance stance() {
    return switch (this) {
      case OPT_OUT -> Stance.NEVER;
      case WRONG_NUMBER -> Stance.STRANGER;
      case COMMITMENT, LIKING, AGREEMENT -> Stance.FOR;
      case REFUSAL, RELUCTANCE -> Stance.AGAINST;
      case CALL_AGAIN, NOT_NOW -> Stance.LATER;
      case UNDECIDED -> Stance.OPEN;
      case MACHINE,
          INSTRUCTION,
          ASKS_PRICE,
          ASKS_TERMS,
          ASKS_PLACE,
          WHEN,
          PERSON,
          NOT,
          IS_NOT,
          NEUTRAL,
          SPEECH ->
          Stance.NONE;
    };
  }
}
