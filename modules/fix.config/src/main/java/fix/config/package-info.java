/**
 * Settings: their schema, the files they are read from, and what they become.
 *
 * <p>Everything here is immutable, or is used while a program starts and by the thread that starts it; nothing here blocks but the reading of files.
 * Values of secret settings appear in no {@code toString} and no exception.
 */
package fix.config;
