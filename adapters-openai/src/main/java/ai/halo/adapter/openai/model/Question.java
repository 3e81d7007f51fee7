package ai.halo.adapter.openai.model;

/**
 * One request to the model.
 *
 * @param instructions ours alone, the same for every talk
 * @param input the operator's task and the talk, fenced as data
 * @param answerTokens the most tokens of the answer
 */
record Question(String instructions, String input, int answerTokens) {
  /** The input is personal and never printed. */
  @Override
  public String toString() {
    return "Question[%d characters, %d tokens]".formatted(input.length(), answerTokens);
  }
}
