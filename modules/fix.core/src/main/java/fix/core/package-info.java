/** Messages: received ones are immutable and thread-safe, those being written belong to one thread. */
package fix.core;
