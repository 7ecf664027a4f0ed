/** Dictionaries and validation; every class here is immutable and thread-safe. */
package fix.core.dictionary;
