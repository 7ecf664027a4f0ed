package fix.core.dictionary;

/** What validation says of a message: {@link Valid}, or the first {@link Fault} found. */
public sealed interface Validity permits Valid, Fault {}
