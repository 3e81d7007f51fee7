package ai.halo.adapter.openai.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * What the model is to answer; the JSON schema it is held to is made of this record.
 *
 * <p>The constants are named as the words on the wire: a schema names constants, whatever their
 * annotations say. A number that nobody said is {@value #UNSAID}, since not every server's grammar
 * knows null. Each judgement has its quote before its value, so that the model looks before it
 * decides.
 */
record ModelAnswer(
    @JsonProperty("callback") Callback callback,
    @JsonPropertyDescription("How sure you are of the disposition: 0 is a guess, 1 is certain")
        @JsonProperty("confidence")
        double confidence,
    @JsonProperty("create_lead") Lead createLead,
    @JsonProperty("disposition") Meaning disposition,
    @JsonPropertyDescription(
            "A short message to the customer in the customer's language, or an empty text")
        @JsonProperty("follow_up_message")
        String followUpMessage,
    @JsonProperty("interest") Interest interest,
    @JsonPropertyDescription("The language the customer mostly spoke") @JsonProperty("language")
        Spoken language,
    @JsonProperty("opt_out") OptOut optOut,
    @JsonPropertyDescription("What happened, in two or three sentences for the operator")
        @JsonProperty("summary")
        String summary) {
  /** Stands for a number that nobody said. */
  static final int UNSAID = -1;

  /** The words for what a talk can mean. */
  enum Outcome {
    interested,
    rejected,
    callback,
    voicemail,
    wrong_number,
    opt_out,
    unclear
  }

  /** The words for how much somebody wants it. */
  enum Level {
    none,
    low,
    medium,
    high
  }

  /** The words for languages. */
  enum Spoken {
    ru,
    uz,
    tj,
    en,
    other
  }

  /** The words for days of the week. */
  enum Weekday {
    unsaid,
    monday,
    tuesday,
    wednesday,
    thursday,
    friday,
    saturday,
    sunday
  }

  /** The words for parts of the day. */
  enum Part {
    unsaid,
    morning,
    noon,
    afternoon,
    evening,
    night
  }

  /** What the talk meant, and the customer's words that show it. */
  record Meaning(
      @JsonProperty("line") int line,
      @JsonProperty("quote") String quote,
      @JsonProperty("value") Outcome value) {}

  /** How much the customer wants it, and in what. */
  record Interest(
      @JsonProperty("line") int line,
      @JsonProperty("quote") String quote,
      @JsonPropertyDescription("What exactly the customer wants or asks about, for the operator")
          @JsonProperty("text")
          String text,
      @JsonProperty("value") Level value) {}

  /** Whether the CRM should have this person as a lead. */
  record Lead(
      @JsonProperty("line") int line,
      @JsonProperty("quote") String quote,
      @JsonProperty("value") boolean value) {}

  /** Whether the customer asked not to be called again. */
  record OptOut(
      @JsonProperty("line") int line,
      @JsonProperty("quote") String quote,
      @JsonProperty("value") boolean value) {}

  /** When the customer asked to be called again, in the parts they named. */
  record Callback(
      @JsonPropertyDescription("1 to 31, or -1") @JsonProperty("day_of_month") int dayOfMonth,
      @JsonPropertyDescription("0 to 23 as it was said, or -1") @JsonProperty("hour") int hour,
      @JsonPropertyDescription("today is 0, tomorrow is 1, or -1") @JsonProperty("in_days")
          int inDays,
      @JsonPropertyDescription("in an hour is 60, or -1") @JsonProperty("in_minutes") int inMinutes,
      @JsonProperty("line") int line,
      @JsonPropertyDescription("0 to 59, or -1") @JsonProperty("minute") int minute,
      @JsonPropertyDescription("1 to 12, or -1") @JsonProperty("month") int month,
      @JsonProperty("part_of_day") Part partOfDay,
      @JsonProperty("quote") String quote,
      @JsonProperty("weekday") Weekday weekday) {}

  /** An answer is made of a person's words and is never printed. */
  @Override
  public String toString() {
    return "ModelAnswer[%s]".formatted(disposition.value());
  }
}
