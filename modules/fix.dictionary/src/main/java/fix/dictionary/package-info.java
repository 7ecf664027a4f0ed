/** Constants for tags, message types and values; immutable. */
package fix.dictionary;
