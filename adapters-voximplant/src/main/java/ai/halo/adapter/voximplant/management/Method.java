package ai.halo.adapter.voximplant.management;

/** The methods of the management API that are used here, and what asking twice would do. */
enum Method {
  START_SCENARIOS("StartScenarios", Kind.START),
  GET_ACCOUNT_INFO("GetAccountInfo", Kind.READ),
  GET_CALL_HISTORY("GetCallHistory", Kind.READ),
  GET_APPLICATIONS("GetApplications", Kind.READ),
  GET_SCENARIOS("GetScenarios", Kind.READ),
  GET_RULES("GetRules", Kind.READ),
  GET_SECRETS("GetSecrets", Kind.READ),
  GET_CALLER_IDS("GetCallerIDs", Kind.READ),
  GET_PHONE_NUMBERS("GetPhoneNumbers", Kind.READ),
  DELETE_RECORD("DeleteRecord", Kind.WRITE),
  ADD_APPLICATION("AddApplication", Kind.WRITE),
  ADD_SCENARIO("AddScenario", Kind.WRITE),
  SET_SCENARIO_INFO("SetScenarioInfo", Kind.WRITE),
  ADD_RULE("AddRule", Kind.WRITE),
  SET_RULE_INFO("SetRuleInfo", Kind.WRITE),
  BIND_SCENARIO("BindScenario", Kind.WRITE),
  ADD_SECRET("AddSecret", Kind.WRITE),
  SET_SECRET_INFO("SetSecretInfo", Kind.WRITE);

  private final String word;
  private final Kind kind;

  Method(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** What a second request does. */
  enum Kind {
    /** Starts a second session, so it is sent once and what is unclear stays in doubt. */
    START,
    /** Changes nothing, so it is repeated. */
    READ,
    /** Does no harm, but is left to whoever asked. */
    WRITE
  }

  /** As the provider writes it. */
  String word() {
    return word;
  }

  Kind kind() {
    return kind;
  }
}
