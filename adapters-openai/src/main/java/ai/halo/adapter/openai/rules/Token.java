package ai.halo.adapter.openai.rules;

/**
 * One word of an utterance.
 *
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 * @param sentence which sentence it stands in, from 0
 * @param clause which clause it stands in, from 0 and counted through all sentences
 * @param label whether a colon follows at once, as behind the name of a speaker
 * @param cyrillic its folded Cyrillic spelling; empty when it is written in Latin letters
 * @param latin its folded Latin spelling, by the Uzbek alphabet when it is written in Cyrillic
 */
record Token(
    int start, int end, int sentence, int clause, boolean label, String cyrillic, String latin) {}
