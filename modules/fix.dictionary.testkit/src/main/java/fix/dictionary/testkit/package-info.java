/**
 * Random messages for tests: {@link fix.dictionary.testkit.MessageGenerator} makes valid ones of any dictionary, and ones with exactly one flaw, for which it says what
 * they must be rejected for. It needs no test framework: randomness comes in as a {@link java.util.random.RandomGenerator}, so that a seed repeats a message.
 *
 * <p>Threads: everything public is immutable.
 */
package fix.dictionary.testkit;
